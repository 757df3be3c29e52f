import type { PostProcessorModule } from 'i18next';

const ONE: Record<string, string> = {
  people: 'person',
  parts: 'part',
  characters: 'character',
  rows: 'row',
  messages: 'message',
  numbers: 'number',
  recipients: 'recipient',
  lots: 'lot',
  reports: 'report',
  submissions: 'submission',
  regions: 'region',
  drafts: 'draft',
  replies: 'reply',
  conversations: 'conversation',
};
const AFTER_ONE = new RegExp(`(?<![\\d.,–-])1 ((?:(?:other|new|unfinished) )?)(${Object.keys(ONE).join('|')})\\b`, 'g');

/** “1 people” → “1 person”. Numbers arrive here already formatted, which plural keys cannot tell apart. */
export const singular = (text: string): string =>
  text.replace(AFTER_ONE, (_, which: string, noun: string) => `1 ${which}${ONE[noun] ?? noun}`);

export const singularInEnglish: PostProcessorModule = {
  type: 'postProcessor',
  name: 'singular',
  process: (text: string, _key, _options, translator: { language?: string }) =>
    translator.language === 'en' ? singular(text) : text,
};
