import type { PolicyName } from '../policy.ts';
import { max, min, sum } from './amounts.ts';
import { mostComplete, mostFrequent } from './by-count.ts';
import { newest, newestValid, oldest } from './by-date.ts';
import { longest, shortest } from './by-length.ts';
import type { PolicyKind } from './kind.ts';
import { concat, union } from './lists.ts';
import { fill, master, never, overwrite } from './master-row.ts';
import { priority, source } from './ranked.ts';
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
};

export function isPolicyName(word: string): word is PolicyName {
  return Object.hasOwn(POLICIES, word);
}
