import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/modem.ts';

export const modemCategory: Texts<typeof source.modemCategory> = {
  modem_port_missing: 'Modem not plugged in',
  modem_port_busy: 'Port in use by another program',
  modem_port_denied: 'No permission to open the port',
  modem_port_failed: 'Port cannot be opened',
  modem_not_a_modem: 'Not a modem on this port',
  modem_wrong_speed: 'Wrong speed',
  modem_sim_missing: 'No SIM card',
  modem_pin_needed: 'PIN needed',
  modem_pin_wrong: 'Wrong PIN',
  modem_puk_needed: 'SIM locked, PUK needed',
  modem_sim_failed: 'SIM failure',
  modem_sim_stopped: 'This SIM cannot send',
  modem_sim_refused: 'Operator refuses (credit, quota or spam filter)',
  modem_no_network: 'No network',
  modem_smsc_missing: 'No service centre number',
  modem_storage_full: 'SIM storage nearly full',
  modem_busy: 'Modem busy',
  modem_none: 'No modem',
  modem_partly: 'Long text sent in part',
  modem_marketing: 'Marketing over a SIM not allowed',
};

export const modemAdvice: Texts<typeof source.modemAdvice> = {
  modem_port_missing: 'Plug the modem in; sending goes on by itself.',
  modem_port_busy: 'Close the program that holds the port, then test again.',
  modem_port_denied: 'Run the command shown, then log out and in again.',
  modem_port_failed: 'Unplug the modem and plug it in again; check its driver.',
  modem_not_a_modem: 'Try another port; some modems show several.',
  modem_wrong_speed: 'Try another speed; 115200 and 9600 are common.',
  modem_sim_missing: 'Unplug the modem, put a SIM in, plug it in again.',
  modem_pin_needed: 'Enter the PIN in the modem’s settings, or switch it off in a phone.',
  modem_pin_wrong: 'No further try is made, so the SIM is not locked. Enter the right PIN: it is tried once.',
  modem_puk_needed: 'Unlock the SIM in a phone with its PUK; the app never guesses one.',
  modem_sim_failed: 'Try another SIM.',
  modem_sim_stopped: 'Ask the operator whether this SIM is barred or has no SMS service, then test again.',
  modem_sim_refused: 'Check credit and SMS quota; this SIM rests for an hour.',
  modem_no_network: 'Check antenna and signal; sending goes on once there is a network.',
  modem_smsc_missing: 'Enter the operator’s service centre number in the modem’s settings.',
  modem_storage_full: 'Stored messages are cleared by themselves; if it stays full, delete some in a phone.',
  modem_busy: 'It is tried again by itself.',
  modem_none: 'Add a modem on the modem screen and enable it.',
  modem_partly: 'The person cannot read the whole text. You may send all of it again.',
  modem_marketing:
    'Bulk marketing over a personal SIM breaks the operators’ terms. If you must, confirm the legal note on the modem screen; notices are not affected.',
};

export const modem: Texts<typeof source.modem> = {
  warning: {
    hour_cap_raised:
      'Above 60 an hour: the operators’ published limits are 200 an hour and 1,000 a day (Unicom 800 a day); beyond them SMS is suspended for a week and reopened only by visit or call.',
    day_cap_raised:
      'Above 300 a day: operators look at content and volume; a personal number that sends much loses SMS easily.',
    pace_raised: 'Above 6 a minute: fast sending is easily taken for spam.',
  },
  marketingNote:
    'MIIT rules: no commercial SMS without consent, and a free way to opt out. Bulk sending over a personal SIM also breaks operator terms; the line may be cut.',
};
