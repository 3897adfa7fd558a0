// What is worst in a file nobody has touched yet. First what no program can bring back, then columns that are not what they
// are called, then what is missing, then what is wrong; what cleaning repairs is no problem.
import { shellWord } from '../text/shell-word.ts';
import type { ColumnQuality, InspectFigures } from './data.ts';
import type { Page } from './page.ts';
import type { Problem } from './problems.ts';

export function inspectProblems(page: Page, figures: InspectFigures): Problem[] {
  return [
    ...figures.columns.flatMap((column) => [
      ...doubtOf(page, column),
      ...damageOf(page, column, figures),
      ...wrongOf(page, column, figures),
      ...gapsOf(page, column, figures),
      ...withoutCountry(page, column),
      ...withoutOrder(page, column),
      ...sharedIds(page, column, figures),
    ]),
    ...wholeRecords(page, figures),
  ];
}

function doubtOf({ say }: Page, { name, type, evidence, filled }: ColumnQuality): Problem[] {
  if (evidence?.doubt === undefined) return [];
  const { doubt, valid = 0, judged = 0 } = evidence;
  const params = { field: name, word: shellWord(name), header: say(`field/${doubt.header}`), type: say(`field/${type}`), code: doubt.header, valid, judged }; // prettier-ignore
  const help = `problem/${doubt.code.slice('detect/'.length)}`;
  const weight = {
    'detect/mostly-fails': 9,
    'detect/values-contradict': 3,
    'detect/header-not-believed': 2.5,
  };
  return [
    {
      kind: 'review',
      count: filled,
      title: say(help, params),
      help: say(`${help}-help`, params),
      file: undefined,
      weight: weight[doubt.code],
    },
  ];
}

/** The issue most invalid cells have. */
function mostly({ wrong }: ColumnQuality): string | undefined {
  return Object.entries(wrong).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

const GARBLED = 'text/garbled';

function damageOf({ say, files }: Page, column: ColumnQuality, { rows }: InspectFigures): Problem[] {
  const { name, damaged, issues } = column;
  const garbled = Math.min(damaged, issues[GARBLED] ?? 0);
  const weigh = (count: number): number => 2 + (count / Math.max(1, rows)) * 10;
  const problem = (count: number, code: string): Problem => ({
    kind: 'damage',
    count,
    title: say(`problem/${code}`, { field: name }),
    help: say(`problem/${code}-help`),
    file: files.flags,
    weight: weigh(count),
  });
  return [problem(damaged - garbled, 'digits-lost'), problem(garbled, 'text-lost')];
}

function wrongOf(page: Page, column: ColumnQuality, { rows }: InspectFigures): Problem[] {
  const { say, files, data } = page;
  const { name, type, evidence } = column;
  if (evidence?.doubt?.code === 'detect/mostly-fails') return [];
  const invalid = data.summary.fields[name]?.invalid ?? 0;
  const reason = mostly(column);
  return [
    {
      kind: 'plain',
      count: invalid,
      title: say('problem/invalid', { field: name, type: say(`field/${type}`) }),
      help:
        reason === undefined
          ? say('problem/invalid-help')
          : say('problem/invalid-mostly', { reason: say(reason) }),
      file: files.flags,
      weight: (invalid / Math.max(1, rows)) * 3,
    },
  ];
}

const NO_COUNTRY = 'phone/no-country';

/** Half of the numbers or more want a country: one word from a person settles them all. */
function withoutCountry({ say, files }: Page, { name, issues, filled }: ColumnQuality): Problem[] {
  const count = issues[NO_COUNTRY] ?? 0;
  if (count * 2 < filled || count === 0) return [];
  return [
    {
      kind: 'review',
      count,
      title: say('problem/no-country', { field: name }),
      help: say('problem/no-country-help'),
      file: files.flags,
      weight: 2.4,
    },
  ];
}

/** A tenth of the days or more can be read in two ways: the order of day and month settles them all. */
function withoutOrder({ say, files }: Page, { name, issues, filled }: ColumnQuality): Problem[] {
  const count = issues['date/ambiguous'] ?? 0;
  if (count * 10 < filled || count === 0) return [];
  const mixed = (issues['date/mixed-order'] ?? 0) > 0;
  return [
    {
      kind: 'review',
      count,
      title: say('problem/two-readings', { field: name }),
      help: say(mixed ? 'problem/two-orders-help' : 'problem/two-readings-help'),
      file: files.flags,
      weight: 2.3,
    },
  ];
}

/** Blank cells matter where customers are reached or told apart. */
const REACHED_BY: ReadonlySet<string> = new Set(['name', 'company', 'phone', 'email']);

function gapsOf({ say }: Page, { name, role, filled }: ColumnQuality, { rows }: InspectFigures): Problem[] {
  const blank = rows - filled;
  if (!REACHED_BY.has(role) || blank * 20 < rows) return [];
  return [
    {
      kind: 'plain',
      count: blank,
      title: say('problem/blank', { field: name }),
      help: say('problem/blank-help', { field: name }),
      file: undefined,
      weight: (blank / Math.max(1, rows)) * 0.9,
    },
  ];
}

function sharedIds({ say }: Page, column: ColumnQuality, { rows }: InspectFigures): Problem[] {
  const { name, role, filled, distinct, distinctExact } = column;
  // Every estimate is a little off; only a count can say that a number stands twice.
  if (role !== 'id' || !distinctExact || distinct === filled) return [];
  return [
    {
      kind: 'review',
      count: filled - distinct,
      title: say('problem/shared-id', { field: name }),
      help: say('problem/shared-id-help', { field: name }),
      file: undefined,
      weight: 1.6 + ((filled - distinct) / Math.max(1, rows)) * 2,
    },
  ];
}

function wholeRecords({ say, files }: Page, figures: InspectFigures): Problem[] {
  const { rows, incomplete, requirements, trials } = figures;
  const share = (count: number): number => count / Math.max(1, rows);
  return [
    {
      kind: 'plain',
      count: incomplete,
      title: say('problem/incomplete', { required: requirements.join(', ') }),
      help: say('problem/incomplete-help'),
      file: files.incomplete,
      // Somebody asked for exactly this.
      weight: 2.2 + share(incomplete) * 5,
    },
    {
      kind: 'review',
      count: trials,
      title: say('problem/trials'),
      help: say('problem/trials-help'),
      file: files.flags,
      weight: 0.7 + share(trials) * 3,
    },
  ];
}
