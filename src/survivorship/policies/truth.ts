import { fold } from '../fold.ts';
import type { Candidate } from '../candidates.ts';
import { choice } from './kind.ts';
import type { PolicyKind } from './kind.ts';

const TRUE = new Set([
  '1', 'true', 't', 'yes', 'y', 'on', '是', '有', '对', '真', '同意', '已同意', '√', '✓', '✔',
]); // prettier-ignore
const FALSE = new Set([
  '0', 'false', 'f', 'no', 'n', 'off', '否', '无', '没有', '不', '不是', '错', '假', '不同意', '未同意', '拒绝', '×', '✗', '✘',
]); // prettier-ignore

/** For opt-outs and black lists: said once, it holds. */
export const anyTrue: PolicyKind = {
  takes: 'nothing',
  computes: true,
  answer: (candidates) => choice(prefer(candidates, true)),
};

/** For consent: one no outweighs every yes. */
export const allTrue: PolicyKind = {
  takes: 'nothing',
  computes: true,
  answer: (candidates) => choice(prefer(candidates, false)),
};

/** The values that say so, else those that say the opposite; what says neither decides only when alone. */
function prefer(candidates: readonly Candidate[], wanted: boolean): readonly Candidate[] {
  for (const truth of [wanted, !wanted]) {
    const saying = candidates.filter((candidate) => truthOf(candidate) === truth);
    if (saying.length > 0) return saying;
  }
  return candidates;
}

function truthOf({ key, text }: Candidate): boolean | undefined {
  for (const word of [fold(text), fold(key)]) {
    if (TRUE.has(word)) return true;
    if (FALSE.has(word)) return false;
  }
  return undefined;
}
