import { join } from 'node:path';
import { createSeededRandom } from '../seeded-random.ts';
import type { ModemContext } from './commands.ts';
import { openControlSocket } from './control-socket.ts';
import { createConversation } from './conversation.ts';
import { createFaults, type Faults } from './faults.ts';
import { createFuse, type Direction } from './fuse.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createNetwork, type Network } from './network.ts';
import { openPty } from './pty.ts';
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
  /** the time messages carry, ms */
  now?: () => number;
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
  /** what was typed since the last line or the prompt */
  typed(): string;
  /** pulls the port out; a client has it open and gets a hang-up */
  unplug(): void;
  plug(): Promise<void>;
  plugged(): boolean;
  /** pulls the port out once so many more bytes went out (`out`) or came in (`in`) */
  unplugAfter(direction: Direction, bytes: number): void;
  /** so many unsolicited lines, one and two at a time, `everyMs` apart */
  storm(lines: number, everyMs: number): void;
  onUnplug: (() => void) | null;
  random: () => number;
}

export interface Modem {
  path: string;
  /** a Unix socket for other processes, see control-socket.ts */
  controlPath: string;
  control: ModemControl;
  ledger: Ledger;
  close(): Promise<void>;
}

/** What modems say unasked; the last is two lines long. */
const STORM = [['RING'], ['^RSSI: 18'], ['+CREG: 1'], ['^BOOT:1,0,0,0,6'], ['+CBM: 4', '01020304']];

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
  const storms = new Set<NodeJS.Timeout>();
  let busy = false;
  let held: string[][] = [];
  const fuse = createFuse(() => unplug());
  const pty = await openPty(options.path ?? null, (bytes) => terminal.receive(fuse.pass('in', bytes)));

  function unplug(): void {
    fuse.reset();
    busy = false;
    held = [];
    pty.unplug();
    if (quirks.ownPower) terminal.hangUp();
    else {
      terminal.reset();
      settings = freshSettings();
      sim.powerCycle();
    }
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
    now: options.now ?? Date.now,
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
    unplugAfter: (bytes) => fuse.set('out', bytes),
    onBusy(now) {
      busy = now;
      if (!busy) for (const lines of held.splice(0)) announce(lines);
    },
  });
  const terminal = createTerminal({
    settings: () => settings,
    quirks,
    write: (bytes) => pty.write(fuse.pass('out', bytes)),
    onCommand,
  });
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
    typed: terminal.typed,
    unplug,
    async plug() {
      await pty.plug();
      network.flush();
    },
    plugged: pty.plugged,
    unplugAfter: fuse.set,
    storm(lines, everyMs) {
      for (let i = 0; i < lines; i++) {
        const line = STORM[i % STORM.length] as string[];
        storms.add(setTimeout(() => pty.plugged() && announce(line), i * everyMs));
      }
    },
    onUnplug: null,
    random: createSeededRandom(options.seed ?? 1).next,
  };
  const controlPath = join(pty.folder, 'control');
  const server = await openControlSocket(controlPath, () => modem);
  const modem: Modem = {
    path: pty.path,
    controlPath,
    control,
    ledger,
    async close() {
      for (const timer of storms) clearTimeout(timer);
      network.close();
      server.close();
      terminal.reset();
      await pty.close();
    },
  };
  return modem;
}
