import { fail, type Handler, type ModemContext, numbers, ok, simTrouble, strings } from './commands.ts';

const withSim =
  (say: (modem: ModemContext) => string): Handler =>
  (_args, modem) => {
    const trouble = simTrouble(modem.sim());
    return trouble === null ? ok(say(modem)) : fail(trouble);
  };

const say =
  (line: (modem: ModemContext) => string): Handler =>
  (_args, modem) =>
    ok(line(modem));

const fine: Handler = () => ok();

const statusOf = (name: 'CREG' | 'CGREG' | 'CEREG', { quirks, sim }: ModemContext): number => {
  if (sim().state !== 'READY') return 0;
  return quirks.lteOnly && name !== 'CEREG' ? 0 : quirks.registration;
};

function registration(name: 'CREG' | 'CGREG' | 'CEREG'): Record<string, Handler> {
  return {
    [`+${name}=?`]: () => ok(`+${name}: (0-2)`),
    [`+${name}?`]: (_args, modem) => ok(`+${name}: ${modem.settings().creg[name]},${statusOf(name, modem)}`),
    [`+${name}=`]: (args, modem) => {
      modem.settings().creg[name] = Number(args);
      return ok();
    },
  };
}

/** Commands of TS 27.007 and V.250 that clients use before they come to messages. */
export const GENERAL: Record<string, Handler> = {
  I: say(({ quirks }) => `${quirks.manufacturer} ${quirks.model} ${quirks.revision}`),
  '+CGMI': say(({ quirks }) => quirks.manufacturer),
  '+GMI': say(({ quirks }) => quirks.manufacturer),
  '+CGMM': say(({ quirks }) => quirks.model),
  '+GMM': say(({ quirks }) => quirks.model),
  '+CGMR': say(({ quirks }) => quirks.revision),
  '+GMR': say(({ quirks }) => quirks.revision),
  '+CGSN': say(({ quirks }) => quirks.imei),
  '+GSN': say(({ quirks }) => quirks.imei),
  '+GCAP': () => ok('+GCAP: +CGSM'),
  '+CIMI': withSim(({ sim }) => sim().imsi),
  '+CCID': (_args, { sim }) => (sim().state === 'ABSENT' ? fail('+CME ERROR: 10') : ok(`+CCID: ${sim().iccid}`)),
  '+CNUM': withSim(({ sim }) => (sim().number === '' ? '+CNUM: ,"",129' : `+CNUM: "","${sim().number}",129`)),
  '+CPIN?': (_args, { sim }) => {
    const { state } = sim();
    if (state === 'ABSENT') return fail('+CME ERROR: 10');
    return state === 'BLOCKED' ? fail('+CME ERROR: 13') : ok(`+CPIN: ${state}`);
  },
  '+CPIN=': (args, { sim, ledger }) => {
    ledger.pinAttempts.push(args);
    const [code = '', newPin] = strings(args);
    return fail(sim().enterPin(code, newPin));
  },
  '+CMEE?': say(({ settings }) => `+CMEE: ${settings().cmee}`),
  '+CMEE=?': () => ok('+CMEE: (0-2)'),
  '+CMEE=': (args, { settings }) => {
    settings().cmee = Number(args);
    return ok();
  },
  '+CSQ': say(({ quirks }) => `+CSQ: ${quirks.signal},99`),
  ...registration('CREG'),
  ...registration('CGREG'),
  ...registration('CEREG'),
  '+COPS?': (_args, { settings, quirks, sim }) => {
    const name = settings().copsFormat === 2 ? quirks.operatorCode : quirks.operator;
    const there = sim().state === 'READY' && [1, 5].includes(quirks.registration);
    return ok(there ? `+COPS: 0,${settings().copsFormat},"${name}",7` : '+COPS: 0');
  },
  '+COPS=': (args, { settings }) => {
    const [mode, format] = numbers(args);
    if (mode === 3 && format !== undefined) settings().copsFormat = format;
    return ok();
  },
  '+CSCS?': say(({ settings }) => `+CSCS: "${settings().cscs}"`),
  '+CSCS=?': () => ok('+CSCS: ("GSM","IRA","UCS2")'),
  '+CSCS=': (args, { settings }) => {
    settings().cscs = strings(args)[0] ?? 'GSM';
    return ok();
  },
  '+CFUN?': () => ok('+CFUN: 1'),
  '+CFUN=': fine,
  '+CBC': () => ok('+CBC: 0,100'),
  '+CGATT?': () => ok('+CGATT: 1'),
  '+CPAS': () => ok('+CPAS: 0'),
  '+CLCK=': (_args, { sim }) => (sim().pin === null ? ok('+CLCK: 0') : ok('+CLCK: 1')),
  '+CUSD=': fine,
  '+CHUP': fine,
  '+CHUP=?': fine,
  '+CLIP=': fine,
  '+CVHU=': fine,
  '+CGSMS?': say(({ settings }) => `+CGSMS: ${settings().cgsms}`),
  '+CGSMS=': (args, { settings }) => {
    settings().cgsms = Number(args);
    return ok();
  },
  '^CURC=': fine,
};
