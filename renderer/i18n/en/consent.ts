import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/consent.ts';

export const consent: Texts<typeof source.consent> = {
  ground: 'Ground for sending',
  grounds: {
    none: 'Nothing on record',
    agreed: 'The person agreed',
    customer: 'Existing customer',
    contract: 'Contract',
    request: 'The person asked for it',
  },
  proof: 'Proof',
  proofHint:
    'A photo, scan or text of at most 20 MB: PNG, JPG, WEBP, BMP, TIF, HEIC, PDF, DOCX, TXT. Kept encrypted on this computer.',
  add: 'Add a proof',
  replace: 'Replace',
  view: 'View',
  save: 'Save a copy',
  detach: 'Take off',
  meta: '{{size}} · kept since {{time}}',
  sha: 'SHA-256',
  noPreview: 'This kind of file cannot be shown here. Save a copy and open that.',
  tooLarge: '“{{name}}” is larger than 20 MB and was not kept. Use a smaller photo, or scan only the signed pages.',
  uploading: 'Keeping the proof',
  evidence: 'Evidence file',
  evidencePdf: 'PDF (with the original proof)',
  evidenceXlsx: 'Excel workbook',
  evidenceHint:
    'Consent and its proof, what was sent with its reports, replies, opt-out and what was blocked afterwards, for this number in one file',
  evidenceRunning: 'Putting the evidence together',
  evidenceDone: 'The evidence file is in your downloads',
  confirmTitle: 'No consent on record for {{value}} people',
  confirmDetail:
    'Marketing messages need consent or a request (MIIT rules on SMS services). Add ground and proof in the address book, or leave these people out.',
  confirmCheck: 'I confirm that marketing may be sent to these {{value}} people, and answer for it',
  confirmFirst: 'First confirm the {{value}} people without consent on record',
  noticesToOptedOut: 'Notices may reach people who opted out',
  noticesToOptedOutHint:
    'Lets through only opt-out replies and imported opt-out lists; complaints, entries by hand and carrier blacklists are never written to. Off by default.',
};
