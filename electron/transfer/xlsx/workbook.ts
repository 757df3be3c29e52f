import { posix } from 'node:path';
import { createXmlScanner, nameOf } from './xml-scanner.ts';
import { readAttributes } from './xml-text.ts';

export interface Relation {
  /** last word of the type's address, the same in transitional and strict files */
  kind: string;
  target: string;
}

/** Every element of a small part with its attributes. */
function eachElement(part: Buffer, visit: (name: number, attributes: Map<string, string>) => void): void {
  const scanner = createXmlScanner({
    wantsText: false,
    done: false,
    open: (name, bytes, from, to) => visit(name, readAttributes(bytes, from, to)),
    close() {},
    text() {},
  });
  scanner.push(part);
}

const RELATIONSHIP = nameOf('Relationship');
const SHEET = nameOf('sheet');
const WORKBOOK_PR = nameOf('workbookPr');

/** Relations by id; targets as lower-case paths inside the file. External ones are never followed. */
export function readRelations(part: Buffer, folder: string): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  eachElement(part, (name, attributes) => {
    if (name !== RELATIONSHIP || attributes.get('TargetMode') === 'External') return;
    const target = (attributes.get('Target') ?? '').replaceAll('\\', '/');
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    const kind = (attributes.get('Type') ?? '').replace(/^.*\//, '');
    relations.set(attributes.get('Id') ?? '', { kind, target: path.toLowerCase() });
  });
  return relations;
}

export interface WorkbookPart {
  sheets: { name: string; relation: string; hidden: boolean }[];
  date1904: boolean;
}

export function readWorkbookPart(part: Buffer): WorkbookPart {
  const workbook: WorkbookPart = { sheets: [], date1904: false };
  eachElement(part, (name, attributes) => {
    if (name === SHEET) {
      const state = attributes.get('state') ?? 'visible';
      const relation = attributes.get('id') ?? '';
      workbook.sheets.push({ name: attributes.get('name') ?? '', relation, hidden: state !== 'visible' });
    } else if (name === WORKBOOK_PR) {
      const flag = attributes.get('date1904');
      workbook.date1904 = flag === '1' || flag === 'true';
    }
  });
  return workbook;
}
