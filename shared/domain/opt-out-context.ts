const CODE = '["“”\'‘’「」【】<>《》()]*([a-z]{1,4}|\\d{1,5})["“”\'‘’「」【】<>《》()]*';
const REFUSE = '(?:退订|拒收|屏蔽|取消订阅|不再接收)';
const SAY = '(?:请)?(?:回复|回|发送|发|复)';
const FORMS = [
  new RegExp(`${SAY}\\s*${CODE}\\s*(?:即可|可以|可|则|就)?\\s*${REFUSE}`, 'g'),
  new RegExp(`${REFUSE}\\s*(?:,|，)?\\s*${SAY}\\s*${CODE}`, 'g'),
  new RegExp(`^\\s*${CODE}\\s*${REFUSE}`, 'gm'),
];

/** What a text (lower case, NFKC) tells people to send back when they want no more: 退订回T → t, 拒收请回复R → r. */
export function invitedWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const form of FORMS) for (const [, word] of text.matchAll(form)) if (word !== undefined) words.add(word);
  return words;
}

const QUESTION = /[?？]|吗|是否|能否|可否|要不要|好不好|愿意|y\s*[/或]\s*n/;

/** Whether a text (lower case, NFKC) offers the word as an answer to something else than "no more messages". */
export function offersChoice(text: string, word: string): boolean {
  const letter = word[0] ?? '';
  const refusing = invitedWords(text);
  if (refusing.has(word) || refusing.has(letter)) return false;
  if (letter === 'n' && QUESTION.test(text)) return true;
  const offered = new RegExp(
    `(?:回复|回|选|按|答|发送?)\\s*["“'‘「【(]*(?:[a-z0-9]\\s*[/、,，或]\\s*)*${letter}(?![a-z])`,
  );
  const listed = new RegExp(`(?:^|[\\s,，。;；、:：(])${letter}\\s*[.:：、=-]\\s*\\S`);
  return offered.test(text) || listed.test(text);
}
