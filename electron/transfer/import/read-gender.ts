const MALE = new Set(['男', '男性', '男士', '先生', 'm', 'male', 'man', 'mr', 'mr.', '1男']);
const FEMALE = new Set([
  '女',
  '女性',
  '女士',
  '小姐',
  '太太',
  'f',
  'female',
  'woman',
  'ms',
  'ms.',
  'mrs',
  'mrs.',
  '2女',
]);

export function readGender(text: string): 'male' | 'female' | null {
  const word = text.trim().toLowerCase();
  if (MALE.has(word)) return 'male';
  return FEMALE.has(word) ? 'female' : null;
}
