import type { Role } from '../../model/field-type.ts';
import { fold } from '../fold.ts';
import type { Candidate } from '../candidates.ts';
import { choice } from './kind.ts';
import type { PolicyKind } from './kind.ts';

const TRUE = new Set([
  '1', 'true', 't', 'yes', 'y', 'on', '是', '有', '对', '真', '同意', '已同意', '√', '✓', '✔',
]); // prettier-ignore
const FALSE = new Set([
  '0', 'false', 'f', 'no', 'n', 'off', '否', '无', '没有', '不', '不是', '错', '假', '×', '✗', '✘',
]); // prettier-ignore
/** Leave us alone: no consent, and in a column of opt-outs a yes. */
const REFUSES = new Set([
  '不同意', '未同意', '不愿意', '拒绝', '已拒绝', '拒收', '退订', '已退订', '取消订阅', '勿扰', '撤回', '已撤回', '拉黑', '已拉黑', '黑名单',
  'unsubscribed', 'unsubscribe', 'opt-out', 'opted out', 'opted-out', 'declined', 'refused', 'withdrawn', 'denied',
]); // prettier-ignore
/** Consent; in a column of opt-outs a no. */
const ACCEPTS = new Set([
  '订阅', '已订阅', '未退订', '接受', '允许', '授权', '已授权', '愿意', '正常',
  'subscribed', 'opt-in', 'opted in', 'opted-in', 'granted', 'accepted',
]); // prettier-ignore

/** For opt-outs and black lists: said once, it holds. */
export const anyTrue: PolicyKind = {
  takes: 'nothing',
  computes: true,
  answer: (candidates, { rule }) => choice(prefer(candidates, true, rule.role)),
};

/** For consent: one no outweighs every yes. */
export const allTrue: PolicyKind = {
  takes: 'nothing',
  computes: true,
  answer: (candidates, { rule }) => choice(prefer(candidates, false, rule.role)),
};

/** The values that say so, else those that say the opposite; what says neither decides only when alone. */
function prefer(candidates: readonly Candidate[], wanted: boolean, role: Role): readonly Candidate[] {
  for (const truth of [wanted, !wanted]) {
    const saying = candidates.filter((candidate) => truthOf(candidate, role) === truth);
    if (saying.length > 0) return saying;
  }
  return candidates;
}

function truthOf({ key, text }: Candidate, role: Role): boolean | undefined {
  for (const word of [fold(text), fold(key)]) {
    if (REFUSES.has(word)) return role === 'opt-out';
    if (ACCEPTS.has(word)) return role !== 'opt-out';
    if (TRUE.has(word)) return true;
    if (FALSE.has(word)) return false;
  }
  return undefined;
}
