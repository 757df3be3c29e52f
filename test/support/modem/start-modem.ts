import type { ModemContext } from './commands.ts';
import { createConversation } from './conversation.ts';
import { createFaults, type Faults } from './faults.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createNetwork, type Network } from './network.ts';
import { openPty } from './pty.ts';
import { seeded } from './random.ts';
import { freshSettings, QUIRK_DEFAULTS, type Quirks } from './settings.ts';
import { createSim, type Sim, type SimOptions } from './sim.ts';
import { createMemory, type Memory } from './storage.ts';
import { createTerminal } from './terminal.ts';

export interface ModemOptions {
  seed?: number;
  /** where the port appears; a temporary path unless given */
  path?: string;
  sim?: Partial<SimOptions> & { absent?: boolean };
  quirks?: Partial<Quirks>;
}

export interface ModemControl {
  /** change any of them at any time */
  quirks: Quirks;
  faults: Faults;
  network: Network;
  sim(): Sim;
  /** puts another SIM in, or none */
  insertSim(options: Partial<SimOptions> & { absent?: boolean }): void;
  memory(name: string): Memory;
  /** prints these lines now, each framed as an unsolicited result */
  announce(lines: string[]): void;
  /** prints raw bytes */
  noise(bytes: Buffer): void;
  /** pulls the port out; a client has it open and gets a hang-up */
  unplug(): void;
  plug(): Promise<void>;
  plugged(): boolean;
  /** pulls the port out once so many more bytes went out (`out`) or came in (`in`) */
  unplugAfter(direction: 'in' | 'out', bytes: number): void;
  onUnplug: (() => void) | null;
  random: () => number;
}

export interface Modem {
  path: string;
  control: ModemControl;
  ledger: Ledger;
  close(): Promise<void>;
}

/**
 * A GSM modem behind a real pseudo-terminal: AT commands of V.250, TS 27.005 and 27.007, a SIM, a storage, and a network
 * that remembers all it took. Everything that may go wrong is switched on through `control`.
 */
export async function startModem(options: ModemOptions = {}): Promise<Modem> {
  const ledger = createLedger();
  const faults = createFaults();
  const quirks: Quirks = { ...QUIRK_DEFAULTS, ...options.quirks };
  let settings = freshSettings();
  let sim = createSim(options.sim);
  let memories: Record<string, Memory> = { SM: createMemory(sim.capacity), ME: createMemory(20) };
  let busy = false;
  let held: string[][] = [];
  let countdown: { direction: 'in' | 'out'; bytes: number } | null = null;

  const pty = await openPty(options.path ?? null, (bytes) => {
    const kept = count('in', bytes);
    terminal.receive(kept);
    if (kept.length < bytes.length) unplug();
  });

  /** The part of the bytes that still gets through before the port vanishes. */
  function count(direction: 'in' | 'out', bytes: Buffer): Buffer {
    if (countdown?.direction !== direction) return bytes;
    const kept = bytes.subarray(0, countdown.bytes);
    countdown.bytes -= kept.length;
    return kept;
  }

  function write(bytes: Buffer): void {
    const kept = count('out', bytes);
    pty.write(kept);
    if (kept.length < bytes.length || countdown?.bytes === 0) setImmediate(unplug);
  }

  function unplug(): void {
    countdown = null;
    busy = false;
    held = [];
    terminal.reset();
    pty.unplug();
    settings = freshSettings();
    sim.powerCycle();
    control.onUnplug?.();
  }

  function announce(lines: string[]): void {
    if (busy && quirks.unsolicited === 'idle') held.push(lines);
    else terminal.send(terminal.framed([lines.join('\r\n')]));
  }

  const memory = (name: string): Memory => memories[name] as Memory;
  const network = createNetwork({
    ledger,
    settings: () => settings,
    sim: () => sim,
    memory,
    announce,
    online: () => pty.plugged() && sim.state === 'READY',
  });
  const context: ModemContext = {
    settings: () => settings,
    resetSettings() {
      settings = freshSettings();
    },
    quirks,
    sim: () => sim,
    memory,
    network,
    ledger,
  };

  const onCommand = createConversation({
    context,
    faults,
    terminal: () => terminal,
    plugged: pty.plugged,
    unplugAfter: (bytes) => {
      countdown = { direction: 'out', bytes };
      if (bytes === 0) unplug();
    },
    onBusy(now) {
      busy = now;
      if (!busy) for (const lines of held.splice(0)) announce(lines);
    },
  });
  const terminal = createTerminal({ settings: () => settings, quirks, write, onCommand });
  const control: ModemControl = {
    quirks,
    faults,
    network,
    sim: () => sim,
    insertSim(next) {
      sim = createSim(next);
      memories = { ...memories, SM: createMemory(sim.capacity) };
    },
    memory,
    announce,
    noise: (bytes) => terminal.send(bytes),
    unplug,
    async plug() {
      await pty.plug();
      network.flush();
    },
    plugged: pty.plugged,
    unplugAfter(direction, bytes) {
      countdown = { direction, bytes };
    },
    onUnplug: null,
    random: seeded(options.seed ?? 1),
  };
  return {
    path: pty.path,
    control,
    ledger,
    async close() {
      network.close();
      terminal.reset();
      await pty.close();
    },
  };
}
