/**
 * Writes resources/number-regions.json from the data file of npm query-mobile-phone-area 1.0.6 (MIT, about 2015):
 * `node test/support/make-number-regions.ts path/to/mobilephones.data`. Only the province is kept, run-length coded:
 * a letter is a province, the number behind it how many seven-digit prefixes in a row have it (none = 1).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const UNKNOWN = '-';

const source = process.argv[2];
if (source === undefined) throw new Error('the data file is missing');
const blocks = gunzipSync(readFileSync(source)).toString('utf8').split('----------\n');

const provinceOfArea = new Map<string, string>();
const provinces: string[] = [];
const segments: Record<string, string> = {};

function letterOf(area: string): string {
  const province = provinceOfArea.get(area);
  if (province === undefined || province === '') return UNKNOWN;
  if (!provinces.includes(province)) provinces.push(province);
  return LETTERS[provinces.indexOf(province)] ?? UNKNOWN;
}

function encode(letters: readonly string[]): string {
  let coded = '';
  for (let i = 0; i < letters.length; ) {
    let run = 1;
    while (letters[i + run] === letters[i]) run++;
    coded += `${letters[i]}${run === 1 ? '' : run}`;
    i += run;
  }
  return coded;
}

for (const block of blocks) {
  const [title = '', ...lines] = block.split('\n');
  if (title === 'area')
    for (const line of lines) {
      const [id = '', place = ''] = line.trim().split(',');
      if (id !== '') provinceOfArea.set(id, place.split(/\s+/)[0] ?? '');
    }
  if (title.startsWith('number-')) {
    const letters = Array.from({ length: 10_000 }, (_, i) => letterOf(lines[i]?.trim().split(',')[0] ?? ''));
    segments[title.slice(7)] = encode(letters);
  }
}

const about = 'Province of the first allocation by seven-digit prefix, derived from npm query-mobile-phone-area 1.0.6';
const licence = 'MIT, Copyright (c) 2015 SuperID | 一切只为简单登录';
writeFileSync('resources/number-regions.json', `${JSON.stringify({ about, licence, provinces, segments })}\n`);
