import { carrierOf } from '../../../shared/domain/phone.ts';
import type { ReportStatus } from '../../core/message-outcome.ts';

/** What will become of a message, fixed by seed and number alone: the same list rehearses the same way every time. */
export interface Fate {
  /** `lost`: accepted, but the answer never comes back; `dropped`: neither accepted nor answered */
  submit: 'accepted' | 'blacklist' | 'lost' | 'dropped';
  /** null = no report ever */
  report: { status: ReportStatus; code: string; afterMs: number } | null;
  /** the same report once more, so much later */
  duplicateAfterMs: number | null;
  reply: { text: string; afterMs: number } | null;
}

export interface FateShares {
  seed: number;
  failurePercent: number;
  replyPercent: number;
  /** typical time from submission to report */
  reportSeconds: number;
}

type Operator = 'mobile' | 'unicom' | 'telecom';
type Failure = 'dead' | 'off' | 'suspended' | 'full' | 'blacklist' | 'content' | 'expired';

/** Real codes of each operator, meanings in carrier-codes.json. */
const CODES: Record<Operator, Record<Failure, string>> = {
  mobile: {
    dead: 'MK:0001',
    off: 'MK:0009',
    suspended: 'MI:0051',
    full: 'MK:0017',
    blacklist: 'DB:0141',
    content: 'MK:0115',
    expired: 'ID:0061',
  },
  unicom: {
    dead: '1',
    off: '54',
    suspended: '56',
    full: '43',
    blacklist: '69',
    content: 'MA:0001',
    expired: 'EXPIRED',
  },
  telecom: {
    dead: 'UNDELIV_701',
    off: 'UNDELIV_601',
    suspended: 'UNDELIV_726',
    full: 'UNDELIV',
    blacklist: 'MBBLACK',
    content: 'REJECTD',
    expired: 'EXPIRED_010',
  },
};

/** How failures spread, in hundredths: mostly dead and switched-off numbers, as in life. */
const SPREAD: [Failure, number][] = [
  ['dead', 40],
  ['off', 30],
  ['suspended', 12],
  ['expired', 7],
  ['blacklist', 5],
  ['full', 4],
  ['content', 2],
];

const REPLIES = ['收到', '谢谢', '好的', '退订', 'T', '在哪里？', 'TD', '几点开门？'];

/** Whose codes a number gets: those of its guessed operator, and Mobile's where there is none of the three. */
function operatorOf(number: string): Operator {
  const carrier = carrierOf(number);
  return carrier === 'unicom' || carrier === 'telecom' ? carrier : 'mobile';
}

/** mulberry32 over an FNV-1a hash of the text: small, fast and the same on every machine. */
export function seeded(text: string): () => number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return () => {
    hash = (hash + 0x6d2b79f5) | 0;
    let mixed = Math.imul(hash ^ (hash >>> 15), hash | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pickFailure(roll: number): Failure {
  let left = roll * 100;
  for (const [failure, weight] of SPREAD) {
    left -= weight;
    if (left < 0) return failure;
  }
  return 'dead';
}

/**
 * Numbers with these last four digits always end the same way, for demonstrations and tests:
 * 0000 空号 · 1111 关机 · 2222 delivered, replies 退订 · 3333 report twice · 4444 never a report · 5555 report after ten
 * minutes · 6666 refused at submission (blacklist) · 7777 accepted but the answer is lost · 8888 lost before it was
 * accepted · 9999 delivered, replies 收到.
 */
export function fateOf(number: string, shares: FateShares): Fate {
  const next = seeded(`${shares.seed}:${number}`);
  const operator = operatorOf(number);
  const typical = shares.reportSeconds * 1000;
  // exponential tail: most reports in seconds, a few much later
  const afterMs = Math.round(typical * (0.3 - 0.9 * Math.log(1 - next() * 0.999)));
  const failed = next() * 100 < shares.failurePercent;
  const code = CODES[operator][pickFailure(next())];
  const late = next() < 0.005;
  const duplicate = next() < 0.01;
  const silent = next() < 0.002;
  const replies = next() * 100 < shares.replyPercent;
  const reply = {
    text: REPLIES[Math.floor(next() * REPLIES.length)] ?? '收到',
    afterMs: afterMs + Math.round(typical * (1 + 8 * next())),
  };

  const delivered: Fate = {
    submit: 'accepted',
    report: { status: 'delivered', code: 'DELIVRD', afterMs },
    duplicateAfterMs: null,
    reply: null,
  };
  const broken = (failure: Failure): Fate => ({
    ...delivered,
    report: { status: 'failed', code: CODES[operator][failure], afterMs },
  });
  switch (number.slice(-4)) {
    case '0000':
      return broken('dead');
    case '1111':
      return broken('off');
    case '2222':
      return { ...delivered, reply: { text: '退订', afterMs: afterMs + typical } };
    case '3333':
      return { ...delivered, duplicateAfterMs: Math.round(typical / 2) };
    case '4444':
      return { ...delivered, report: null };
    case '5555':
      return { ...delivered, report: { status: 'delivered', code: 'DELIVRD', afterMs: 600_000 } };
    case '6666':
      return { ...delivered, submit: 'blacklist', report: null };
    case '7777':
      return { ...delivered, submit: 'lost' };
    case '8888':
      return { ...delivered, submit: 'dropped', report: null };
    case '9999':
      return { ...delivered, reply: { text: '收到', afterMs: afterMs + typical } };
  }
  if (silent) return { ...delivered, report: null };
  const lateMs = late ? 20 * typical : 0;
  return {
    submit: 'accepted',
    report: failed
      ? { status: 'failed', code, afterMs: afterMs + lateMs }
      : { status: 'delivered', code: 'DELIVRD', afterMs: afterMs + lateMs },
    duplicateAfterMs: duplicate ? typical : null,
    reply: !failed && replies ? reply : null,
  };
}
