import {
  type Ask,
  fail,
  type Handler,
  type ModemContext,
  numbers,
  ok,
  type Reply,
  smsTrouble,
  strings,
} from './commands.ts';
import { readSubmit, tpduLength } from './tpdu.ts';

/** Commands of TS 27.005 need a SIM that answers. */
const needsSim =
  (handler: Handler): Handler =>
  (args, modem) => {
    const trouble = smsTrouble(modem.sim());
    return trouble === null ? handler(args, modem) : fail(trouble);
  };

const reading = ({ memory, settings }: ModemContext) => memory(settings().memories[0]);

function counts({ settings, memory }: ModemContext, named: boolean): string {
  return settings()
    .memories.map((name) => {
      const { used, capacity } = memory(name);
      return named ? `"${name}",${used},${capacity}` : `${used},${capacity}`;
    })
    .join(',');
}

/** What the network says to a PDU: its reference, or why it does not take it. */
function submit(pdu: string, modem: ModemContext): { mr: number } | { trouble: string } {
  const { sim, quirks, network, settings } = modem;
  const submitted = readSubmit(pdu);
  if (submitted === null) return { trouble: '+CMS ERROR: 304' };
  if (![1, 5].includes(quirks.registration)) return { trouble: '+CMS ERROR: 331' };
  if (!quirks.services.includes(settings().cgsms)) return { trouble: '+CMS ERROR: 500' };
  if (submitted.smsc === '' && sim().smsc === '') return { trouble: '+CMS ERROR: 330' };
  return { mr: network.accept(pdu, submitted) };
}

function send(pdu: string, name: string, modem: ModemContext): Reply {
  const result = submit(pdu, modem);
  if ('mr' in result) return ok(`${name}: ${result.mr}`);
  modem.ledger.refused.push({ pdu, answer: result.trouble });
  return fail(result.trouble);
}

/** The typed PDU when it is hex of the announced length. */
function typedPdu(text: string, length: number): string | null {
  const pdu = text.trim().toUpperCase();
  return /^([0-9A-F]{2})+$/.test(pdu) && tpduLength(pdu) === length ? pdu : null;
}

function asking(args: string, modem: ModemContext, end: (pdu: string, stat: number) => Reply): Reply | Ask {
  const [length = Number.NaN, stat = 2] = numbers(args);
  if (modem.settings().cmgf !== 0) return fail('+CMS ERROR: 303');
  if (!Number.isInteger(length) || length < 1 || length > 232) return fail('+CMS ERROR: 304');
  return {
    end(text, work) {
      const pdu = typedPdu(text, length);
      if (pdu === null) return fail('+CMS ERROR: 304');
      return work ? end(pdu, stat) : ok();
    },
  };
}

function listed(args: string, modem: ModemContext): Reply {
  const wanted = args === '' ? 0 : Number(args);
  if (!(wanted >= 0 && wanted <= 4)) return fail('+CMS ERROR: 302');
  const lines: string[] = [];
  for (const [index, message] of reading(modem).list()) {
    if (wanted !== 4 && message.stat !== wanted) continue;
    lines.push(`+CMGL: ${index},${message.stat},,${tpduLength(message.pdu)}\r\n${message.pdu}`);
    if (message.stat === 0) message.stat = 1;
  }
  return ok(...lines);
}

function deleted(args: string, modem: ModemContext): Reply {
  const [index = Number.NaN, flag = 0] = numbers(args);
  const memory = reading(modem);
  if (flag === 0) {
    if (!(index >= 1 && index <= memory.capacity)) return fail('+CMS ERROR: 321');
    memory.remove(index);
  } else {
    // 1 read, 2 and sent, 3 and unsent, 4 all (TS 27.005 §3.5.4)
    const stats = [[], [1], [1, 3], [1, 3, 2], [0, 1, 2, 3]][flag] ?? [];
    for (const [at, message] of memory.list()) if (stats.includes(message.stat)) memory.remove(at);
  }
  modem.network.flush();
  return ok();
}

export const MESSAGES: Record<string, Handler> = {
  '+CMGF=?': () => ok('+CMGF: (0,1)'),
  '+CMGF?': (_args, { settings }) => ok(`+CMGF: ${settings().cmgf}`),
  '+CMGF=': (args, { settings }) => {
    settings().cmgf = Number(args);
    return ok();
  },
  '+CSMS=?': () => ok('+CSMS: (0,1)'),
  '+CSMS?': (_args, { settings }) => ok(`+CSMS: ${settings().csms},1,1,1`),
  '+CSMS=': (args, { settings }) => {
    settings().csms = Number(args);
    return ok('+CSMS: 1,1,1');
  },
  '+CMMS=?': () => ok('+CMMS: (0-2)'),
  '+CMMS=': (args, { settings }) => {
    settings().cmms = Number(args);
    return ok();
  },
  '+CSCA?': needsSim((_args, { sim }) => {
    const { smsc } = sim();
    return ok(`+CSCA: "${smsc}",${smsc.startsWith('+') ? 145 : 129}`);
  }),
  '+CSCA=': needsSim((args, { sim }) => {
    sim().smsc = strings(args)[0] ?? '';
    return ok();
  }),
  '+CNMI=?': () => ok('+CNMI: (0-2),(0-3),(0,2),(0-2),(0,1)'),
  '+CNMI?': (_args, { settings }) => ok(`+CNMI: ${settings().cnmi.join(',')}`),
  '+CNMI=': (args, { settings, network }) => {
    numbers(args).forEach((value, i) => {
      if (!Number.isNaN(value) && i < 5) settings().cnmi[i] = value;
    });
    network.flush();
    return ok();
  },
  '+CNMA': (_args, { network }) => (network.acknowledge() ? ok() : fail('+CMS ERROR: 340')),
  '+CNMA=': (_args, { network }) => (network.acknowledge() ? ok() : fail('+CMS ERROR: 340')),
  '+CPMS=?': () => ok('+CPMS: ("SM","ME"),("SM","ME"),("SM","ME")'),
  '+CPMS?': needsSim((_args, modem) => ok(`+CPMS: ${counts(modem, true)}`)),
  '+CPMS=': needsSim((args, modem) => {
    const names = strings(args);
    if (names.length > 3 || names.some((name) => name !== 'SM' && name !== 'ME')) return fail('+CMS ERROR: 302');
    for (const [i, name] of names.entries()) modem.settings().memories[i] = name;
    return ok(`+CPMS: ${counts(modem, false)}`);
  }),
  '+CMGL=?': () => ok('+CMGL: (0-4)'),
  '+CMGL': needsSim(listed),
  '+CMGL=': needsSim(listed),
  '+CMGR=': needsSim((args, modem) => {
    const message = reading(modem).get(Number(args.split(',')[0]));
    if (message === undefined) return fail('+CMS ERROR: 321');
    const line = `+CMGR: ${message.stat},,${tpduLength(message.pdu)}\r\n${message.pdu}`;
    if (message.stat === 0) message.stat = 1;
    return ok(line);
  }),
  '+CMGD=?': (_args, modem) => {
    const used = reading(modem).list();
    return ok(`+CMGD: (${used.map(([index]) => index).join(',')}),(0-4)`);
  },
  '+CMGD=': needsSim(deleted),
  '+CMGW=': needsSim((args, modem) =>
    asking(args, modem, (pdu, stat) => {
      const index = modem.memory(modem.settings().memories[1]).put({ stat, pdu });
      return index === null ? fail('+CMS ERROR: 322') : ok(`+CMGW: ${index}`);
    }),
  ),
  '+CMSS=': needsSim((args, modem) => {
    const stored = reading(modem).get(Number(args.split(',')[0]));
    return stored === undefined ? fail('+CMS ERROR: 321') : send(stored.pdu, '+CMSS', modem);
  }),
  '+CMGS=': needsSim((args, modem) => asking(args, modem, (pdu) => send(pdu, '+CMGS', modem))),
};
