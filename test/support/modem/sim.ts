export interface SimOptions {
  iccid: string;
  imsi: string;
  /** own number, '' when the SIM does not know it */
  number: string;
  /** null = no PIN asked */
  pin: string | null;
  puk: string;
  /** '' = none set */
  smsc: string;
  capacity: number;
}

export type SimState = 'READY' | 'SIM PIN' | 'SIM PUK' | 'ABSENT' | 'BLOCKED';

export interface Sim extends SimOptions {
  state: SimState;
  pinTriesLeft: number;
  pukTriesLeft: number;
  /** the final answer: OK or a +CME ERROR */
  enterPin(code: string, newPin?: string): string;
  /** what losing power does: the PIN is asked again */
  powerCycle(): void;
}

export const SIM_DEFAULTS: SimOptions = {
  iccid: '89860000000000000001',
  imsi: '460000000000001',
  number: '13800000001',
  pin: null,
  puk: '12345678',
  smsc: '+8613800100500',
  capacity: 50,
};

export function createSim(options: Partial<SimOptions> & { absent?: boolean } = {}): Sim {
  const settings = { ...SIM_DEFAULTS, ...options };
  const locked = (): SimState => (settings.pin === null ? 'READY' : 'SIM PIN');
  const sim: Sim = {
    ...settings,
    state: options.absent ? 'ABSENT' : locked(),
    pinTriesLeft: 3,
    pukTriesLeft: 10,
    enterPin(code, newPin) {
      if (sim.state === 'ABSENT') return '+CME ERROR: 10';
      if (sim.state === 'BLOCKED') return '+CME ERROR: 13';
      if (sim.state === 'READY') return '+CME ERROR: 3';
      if (sim.state === 'SIM PUK') {
        if (newPin === undefined) return '+CME ERROR: 12';
        if (code !== sim.puk) {
          sim.pukTriesLeft -= 1;
          if (sim.pukTriesLeft === 0) sim.state = 'BLOCKED';
          return '+CME ERROR: 16';
        }
        settings.pin = newPin;
      } else if (code !== settings.pin) {
        sim.pinTriesLeft -= 1;
        if (sim.pinTriesLeft === 0) sim.state = 'SIM PUK';
        return '+CME ERROR: 16';
      }
      sim.pinTriesLeft = 3;
      sim.state = 'READY';
      return 'OK';
    },
    powerCycle() {
      if (sim.state === 'READY') sim.state = locked();
    },
  };
  return sim;
}
