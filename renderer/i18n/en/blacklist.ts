import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/blacklist.ts';

export const blacklist: Texts<typeof source.blacklist> = {
  title: 'Blacklist',
  total: '{{value}} numbers',
  lead: 'No campaign ever writes to these numbers. Customers who reply to opt out are added by themselves.',
  searchPlaceholder: 'First or last four digits',
  add: 'Add numbers',
  addTitle: 'Add to the blacklist',
  addLabel: 'Numbers',
  addPlaceholder: 'One number a line, or paste any text with numbers in it',
  addReason: 'Reason',
  addReasonPlaceholder: 'e.g. complained by phone',
  addAct: 'Add to the blacklist',
  added: '{{added}} numbers added, {{already}} already there',
  invalid: '{{value}} entries are no mobile numbers and were not added:',
  remove: 'Take off',
  removeTitle: 'Take {{value}} numbers off',
  removeDetail:
    'They will receive campaigns again. If the person opted out, get their consent first and write the reason.',
  removeReason: 'Reason',
  removeReasonPlaceholder: 'e.g. the customer asked to receive messages again',
  removeAct: 'Take {{value}} numbers off',
  removed: '{{value}} numbers taken off',
  selected: '{{value}} selected',
  unselect: 'Clear selection',
  column: { number: 'Number', name: 'Name', source: 'Source', reason: 'Reason', proof: 'Proof', date: 'Added' },
  empty: 'The blacklist is empty',
  emptyHint: 'Customers who reply “T” or “退订” are added by themselves. You can also add numbers by hand.',
};
