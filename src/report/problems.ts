// What is worst, so that a reader with one minute reads the right minute. Damage weighs most because nobody here can
// repair it; then what is missing from the output; then what waits for a person; then what is merely wrong.
import type { Page } from './page.ts';
import { extraFigure } from './page.ts';
import { inspectProblems } from './inspect-problems.ts';

export interface Problem {
  readonly kind: 'damage' | 'review' | 'plain';
  readonly count: number;
  readonly title: string;
  readonly help: string;
  readonly file: string | undefined;
  /** Larger is worse. */
  readonly weight: number;
}

const SHOWN = 3;

/** Codes of orphans.csv that tell of a spreadsheet. */
const DAMAGED_KEYS = ['scientific', 'rounded', 'leading-zeros', 'decimal-zero', 'spelling'];

export function worstProblems(page: Page): readonly Problem[] {
  return [
    ...limitProblems(page),
    ...(page.data.inspect === undefined ? [] : inspectProblems(page, page.data.inspect)),
    ...(page.data.inspect === undefined ? columnProblems(page) : []),
    ...rejectProblems(page),
    ...unmappedProblems(page),
    ...matchProblems(page),
    ...mergeProblems(page),
  ]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, SHOWN);
}

function limitProblems({ data, say, sayOr }: Page): Problem[] {
  return data.summary.limits.map((limit) => ({
    kind: 'damage',
    count: 1,
    ...limitWords(limit, say, sayOr),
    file: undefined,
    weight: 100,
  }));
}

/** A limit is a code, or a code and what it is about: `dup-limit:phone=2%`. */
function limitWords(limit: string, say: Page['say'], sayOr: Page['sayOr']): Pick<Problem, 'title' | 'help'> {
  const [code = '', about] = limit.split(/:(.*)/s);
  if (about !== undefined)
    return { title: say(`problem/${code}`, { about }), help: say(`problem/${code}-help`) };
  return {
    title: say('problem/limit', { limit: sayOr(limit, limit) }),
    help: sayOr(`${limit}#hint`, say('problem/limit-help')),
  };
}

function columnProblems({ data, say, files }: Page): Problem[] {
  const rows = Math.max(1, data.summary.counts.in);
  return Object.entries(data.summary.fields).flatMap(([field, { damaged, invalid, type }]): Problem[] => {
    const params = { field, type: say(`field/${type}`) };
    return [
      {
        kind: 'damage',
        count: damaged,
        title: say('problem/damaged', params),
        help: say('problem/damaged-help'),
        file: files.flags,
        weight: 2 + (damaged / rows) * 10,
      },
      {
        kind: 'plain',
        count: invalid,
        title: say('problem/invalid', params),
        help: say('problem/invalid-help'),
        file: files.flags,
        weight: (invalid / rows) * 3,
      },
    ];
  });
}

function rejectProblems({ data, say, sayOr, files }: Page): Problem[] {
  const rows = Math.max(1, data.summary.counts.in);
  return Object.entries(data.summary.rejects).map(([code, count]) => ({
    kind: 'plain',
    count,
    title: say('problem/rejected', { reason: say(code) }),
    help: sayOr(`${code}#hint`, say('problem/rejected-help')),
    file: files.rejects,
    weight: 1 + (count / rows) * 8,
  }));
}

function unmappedProblems({ data, say, files }: Page): Problem[] {
  const rows = Math.max(1, data.summary.counts.in);
  return Object.entries(data.summary.unmapped).map(([field, values]) => {
    const count = Object.values(values).reduce((sum, times) => sum + times, 0);
    return {
      kind: 'plain',
      count,
      title: say('problem/unmapped', { field, values: Object.keys(values).length }),
      help: say('problem/unmapped-help'),
      file: files.unmapped ?? files.flags,
      weight: (count / rows) * 1.5,
    };
  });
}

function matchProblems(page: Page): Problem[] {
  const { data, say, files } = page;
  if (data.scan === undefined) return [];
  const rows = Math.max(1, data.summary.counts.in);
  const problem = (
    key: string,
    code: string,
    file: string | undefined,
    weigh: (count: number) => number,
  ): Problem => {
    const count = extraFigure(data, key) ?? 0;
    return { kind: 'review', count, title: say(code), help: say(`${code}-help`), file, weight: weigh(count) };
  };
  return [
    problem('review_clusters', 'problem/review', files.clusters, (count) => 1 + (count / rows) * 2),
    problem('oversized_clusters', 'problem/oversized', files.clusters, (count) => 1.5 + (count / rows) * 4),
    problem('vetoed_pairs', 'problem/vetoed', files.pairs, (count) => 0.5 + (count / rows) * 2),
  ];
}

function mergeProblems({ data, say, files }: Page): Problem[] {
  const { merge } = data;
  if (merge === undefined) return [];
  const conflicts = merge.fields.map(({ field, conflicts: count }): Problem => ({
    kind: 'review',
    count,
    title: say('problem/conflicts', { field }),
    help: say('problem/conflicts-help'),
    file: files.mergeReport,
    weight: 0.8 + count / Math.max(1, data.summary.counts.in),
  }));
  const orphans = merge.children.map(({ name, orphans: count }): Problem => ({
    kind: 'damage',
    count,
    title: say('problem/orphans', { name }),
    help: say('problem/orphans-help'),
    file: 'orphans.csv',
    weight: 1.5 + (count / Math.max(1, data.summary.counts.in)) * 8,
  }));
  const damaged = merge.children.map(({ name, orphanCodes = {} }): Problem => {
    const count = DAMAGED_KEYS.reduce((sum, code) => sum + (orphanCodes[code] ?? 0), 0);
    return {
      kind: 'damage',
      count,
      title: say('problem/damaged-keys', { name }),
      help: say('problem/damaged-keys-help'),
      file: 'orphans.csv',
      weight: 1.6 + (count / Math.max(1, data.summary.counts.in)) * 8,
    };
  });
  const blocked: Problem = {
    kind: 'review',
    count: merge.blocked.length,
    title: say('problem/blocked'),
    help: say('problem/blocked-help'),
    file: files.blocked,
    weight: 1.2,
  };
  return [...conflicts, ...orphans, ...damaged, blocked];
}
