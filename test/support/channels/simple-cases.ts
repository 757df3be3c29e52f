import { answer, NETWORK, ownTexts, type SendCase, sameTexts } from './scripted-http.ts';

/** What smsbao answers to a send and what it means; the code and the definition of it are held to the same. */
export const SMSBAO_CASES: SendCase[] = [
  ['one taken', sameTexts(1), answer('0'), 'accepted c1.ab'],
  ['many taken', sameTexts(4), answer('0\n'), 'accepted c1.ab'],
  ['parameters missing', sameTexts(2), answer('-1'), 'rejected SB:-1 request'],
  ['wrong password', sameTexts(2), answer('30'), 'rejected SB:30 account'],
  ['no such account', sameTexts(2), answer('40'), 'rejected SB:40 account'],
  ['no money', sameTexts(2), answer('41'), 'rejected SB:41 balance'],
  ['expired', sameTexts(2), answer('42'), 'rejected SB:42 account'],
  ['IP refused', sameTexts(2), answer('43'), 'rejected SB:43 account'],
  ['forbidden word', sameTexts(2), answer('50'), 'rejected SB:50 content'],
  ['a bad number alone', sameTexts(1), answer('51'), 'rejected SB:51 number'],
  ['a bad number among others: nobody is struck off', sameTexts(3), answer('51'), 'rejected SB:51 frequency'],
  ['a code nobody documented', sameTexts(1), answer('77'), 'unknown SB:77'],
  ['0 with a gateway’s 500', sameTexts(1), answer('0', 500), 'unknown HTTP_500'],
  ['words', sameTexts(1), answer('ok'), 'unknown BAD_REPLY'],
  ['texts that differ, which it cannot say', ownTexts(2), answer('0'), 'rejected BATCH_FORM request'],
  ...NETWORK.map(([name, reply, want]): SendCase => [name, sameTexts(2), reply, want]),
];

const no = (error: number) => answer(`{"error":${error},"msg":"no"}`);

/** What luosimao answers to a send and what it means; the code and the definition of it are held to the same. */
export const LUOSIMAO_CASES: SendCase[] = [
  ['one taken', sameTexts(1), answer('{"error":0,"msg":"ok"}'), 'accepted c1.ab'],
  ['many taken', sameTexts(4), answer('{"error":0,"msg":"ok"}'), 'accepted c1.ab'],
  ['many taken, with an id', sameTexts(2), answer('{"error":0,"msg":"ok","batch_id":"b7"}'), 'accepted b7'],
  ['wrong key', sameTexts(2), no(-10), 'rejected LS:-10 account'],
  ['switched off', sameTexts(2), no(-11), 'rejected LS:-11 account'],
  ['no money', sameTexts(2), no(-20), 'rejected LS:-20 balance'],
  ['IP refused', sameTexts(2), no(-50), 'rejected LS:-50 account'],
  ['forbidden word', sameTexts(2), no(-31), 'rejected LS:-31 content'],
  ['no signature', sameTexts(2), no(-32), 'rejected LS:-32 content'],
  ['a bad number alone', sameTexts(1), no(-40), 'rejected LS:-40 number'],
  ['a blacklisted number alone', sameTexts(1), no(-41), 'rejected LS:-41 blacklist'],
  ['a blacklisted number among others', sameTexts(3), no(-41), 'rejected LS:-41 frequency'],
  ['too often', sameTexts(1), no(-42), 'rejected LS:-42 frequency'],
  ['too many numbers', sameTexts(2), no(-43), 'rejected LS:-43 request'],
  ['a code nobody documented', sameTexts(1), no(-99), 'unknown LS:-99'],
  ['a refusal with its own status', sameTexts(1), answer('{"error":-10,"msg":""}', 401), 'rejected LS:-10 account'],
  ['a refusal behind a 500', sameTexts(1), answer('{"error":-20,"msg":""}', 500), 'unknown HTTP_500'],
  ['a code as text', sameTexts(1), answer('{"error":"0","msg":"ok"}'), 'unknown BAD_REPLY'],
  ['texts that differ', ownTexts(2), answer('{"error":0}'), 'rejected BATCH_FORM request'],
  ...NETWORK.map(([name, reply, want]): SendCase => [name, sameTexts(2), reply, want]),
];
