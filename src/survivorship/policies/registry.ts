import type { PolicyName } from '../policy.ts';
import { avg, max, min, sum } from './amounts.ts';
import { equalsOther, fromBestScore, maxOther, minOther, review, trust, when } from './beside.ts';
import { mostComplete, mostFrequent } from './by-count.ts';
import { newest, newestValid, oldest } from './by-date.ts';
import { longest, shortest } from './by-length.ts';
import type { PolicyKind } from './kind.ts';
import { concat, concatFrom, union } from './lists.ts';
import { fill, master, never, overwrite } from './master-row.ts';
import { furthest, priority, source } from './ranked.ts';
import { follow, group } from './together.ts';
import { allTrue, anyTrue } from './truth.ts';

/** Every policy a person may name. Adding one is a line here, its name in policy.ts and a table in the test. */
export const POLICIES: Readonly<Record<PolicyName, PolicyKind>> = {
  master,
  fill,
  never,
  overwrite,
  newest,
  oldest,
  'newest-valid': newestValid,
  'most-frequent': mostFrequent,
  'most-complete': mostComplete,
  longest,
  shortest,
  max,
  min,
  sum,
  'any-true': anyTrue,
  'all-true': allTrue,
  priority,
  source,
  union,
  concat,
  group,
  follow,
  avg,
  furthest,
  trust,
  'concat-from': concatFrom,
  from: fromBestScore,
  'max-other': maxOther,
  'min-other': minOther,
  'equals-other': equalsOther,
  when,
  review,
  // What these four do beside filling blanks happens where their values go: another column, another file, nowhere.
  note: { ...fill, takes: 'field' },
  overflow: { ...newestValid, takes: 'columns' },
  'keep-all': fill,
  drop: master,
};

export function isPolicyName(word: string): word is PolicyName {
  return Object.hasOwn(POLICIES, word);
}
