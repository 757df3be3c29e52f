import type { Ledger, Submission } from './ledger.ts';
import type { Settings } from './settings.ts';
import type { Sim } from './sim.ts';
import type { Memory } from './storage.ts';
import { type Submitted, tpduLength, writeDelivers, writeReport } from './tpdu.ts';

/** Reports of one submission: none = lost, two = doubled. Status as TP-ST. */
export type ReportPlan = (submission: Submission) => { afterMs: number; status: number }[];

export interface Network {
  plan: ReportPlan;
  /** takes a PDU of the SIM and says its reference */
  accept(pdu: string, submitted: Submitted): number;
  /** a report of what was taken, now; besides those of the plan */
  report(submission: Submission, status: number): void;
  /** a text to this SIM, as one DELIVER or several; shuffled and doubled by the caller with `receivePdu` */
  receive(from: string, text: string, concatRef?: number): string[];
  receivePdu(pdu: string): void;
  /** what waits because the storage was full or nobody was there */
  waiting(): number;
  flush(): void;
  /** answers AT+CNMA: false when nothing waits for it */
  acknowledge(): boolean;
  /** sends the next submission this reference */
  setNextReference(mr: number): void;
  close(): void;
}

export function createNetwork(deps: {
  ledger: Ledger;
  settings: () => Settings;
  sim: () => Sim;
  memory: (name: string) => Memory;
  /** prints unsolicited lines */
  announce: (lines: string[]) => void;
  online: () => boolean;
  /** the time messages carry, ms; what takes time takes real time */
  now: () => number;
}): Network {
  const { ledger, now } = deps;
  let mr = 0;
  let concatRef = 0;
  let unacknowledged = 0;
  let waiting: { pdu: string; done: () => void; report: boolean }[] = [];
  const timers = new Set<NodeJS.Timeout>();

  /** False when it must wait in the network. */
  const deliver = (pdu: string, report: boolean): boolean => {
    if (!deps.online()) return false;
    const { cnmi, csms, memories } = deps.settings();
    const way = report ? cnmi[3] : cnmi[1];
    if (report && way === 0) return true;
    const direct = report ? way === 1 : way === 2 || way === 3;
    if (direct) {
      if (csms === 1) unacknowledged += 1;
      deps.announce([report ? `+CDS: ${tpduLength(pdu)}` : `+CMT: ,${tpduLength(pdu)}`, pdu]);
      return true;
    }
    const index = deps.memory(memories[2]).put({ stat: 0, pdu });
    if (index === null) return false;
    if (report || way === 1) deps.announce([`${report ? '+CDSI' : '+CMTI'}: "${memories[2]}",${index}`]);
    return true;
  };

  const offer = (pdu: string, report: boolean, done: () => void = () => {}): void => {
    if (deliver(pdu, report)) done();
    else waiting.push({ pdu, report, done });
  };

  const note = ({ mr: taken, to }: Submission, status: number) => {
    const report = { mr: taken, to, status, shown: false };
    ledger.reports.push(report);
    return report;
  };
  const tell = (submission: Submission, report: ReturnType<typeof note>): void => {
    const hex = writeReport(report.mr, submission, deps.sim().smsc, report.status, submission.at, now());
    offer(hex, true, () => {
      report.shown = true;
    });
  };

  const network: Network = {
    plan: () => [{ afterMs: 20, status: 0 }],
    accept(pdu, submitted) {
      mr = (mr + 1) & 0xff;
      const { iccid } = deps.sim();
      const submission: Submission = {
        ...submitted,
        number: ledger.submissions.length + 1,
        at: now(),
        mr,
        pdu,
        iccid,
      };
      ledger.submissions.push(submission);
      if (!submitted.reportRequested) return mr;
      for (const { afterMs, status } of network.plan(submission)) {
        const report = note(submission, status);
        const timer = setTimeout(() => {
          timers.delete(timer);
          tell(submission, report);
        }, afterMs);
        timers.add(timer);
      }
      return mr;
    },
    report: (submission, status) => tell(submission, note(submission, status)),
    receive(from, text, ref) {
      concatRef = ref ?? (concatRef + 1) & 0xff;
      const pdus = writeDelivers(from, text, deps.sim().smsc, now(), concatRef);
      for (const pdu of pdus) network.receivePdu(pdu);
      return pdus;
    },
    receivePdu: (pdu) => offer(pdu, false),
    waiting: () => waiting.length,
    flush() {
      const due = waiting;
      waiting = [];
      for (const { pdu, report, done } of due) offer(pdu, report, done);
    },
    acknowledge() {
      if (unacknowledged === 0) return false;
      unacknowledged -= 1;
      return true;
    },
    setNextReference(next) {
      mr = (next - 1) & 0xff;
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
  return network;
}
