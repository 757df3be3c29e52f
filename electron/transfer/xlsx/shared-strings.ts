import { createXmlScanner, nameOf, type XmlHandler, type XmlScanner } from './xml-scanner.ts';
import { decodeText } from './xml-text.ts';

const SI = nameOf('si');
const T = nameOf('t');
/** phonetic guides (拼音) stand beside the text, they are no part of it */
const RPH = nameOf('rPh');

/** Fills `strings` from sharedStrings.xml; runs of rich text are joined. */
export function createSharedStringsReader(strings: string[]): XmlScanner {
  let text = '';
  let phonetic = false;
  const handler: XmlHandler = {
    wantsText: false,
    done: false,
    open(name) {
      if (name === SI) text = '';
      else if (name === T) handler.wantsText = !phonetic;
      else if (name === RPH) phonetic = true;
    },
    close(name) {
      if (name === T) handler.wantsText = false;
      else if (name === SI) strings.push(text);
      else if (name === RPH) phonetic = false;
    },
    text(bytes, from, to, escaped) {
      const piece = decodeText(bytes, from, to, escaped);
      text = text === '' ? piece : text + piece;
    },
  };
  return createXmlScanner(handler);
}
