// Runs that nobody watches are held to the columns they were set up with: a renamed column or a phone column that now
// holds dates stops the run before anything is written, and every difference is told at once.
import type { Source } from '../io/source.ts';
import { ConfigProblems, inputError, type UserError } from '../model/user-error.ts';
import { distinctValues, profileColumn } from '../rulepack/sample-profile.ts';
import { readHeader } from '../rulepack/header-lexicon.ts';
import type { Pin, PinnedSource } from '../rulepack/mapping-file.ts';
import { CHECKED, fitOf } from '../rulepack/value-fit.ts';
import { nearestWord } from '../text/nearest.ts';
import { say, type Lang } from '../words/catalogue.ts';
import type { MapEntry, TablePlan } from './plan.ts';

export interface Pins {
  /** The mapping file, as named. */
  readonly file: string;
  readonly sources: readonly PinnedSource[];
}

/** The columns of a plan as pins, with the reason for each. */
export function pinsOf(plan: TablePlan, lang: Lang): PinnedSource[] {
  return plan.sources.map(({ info, columns }) => ({
    name: info.name,
    columns: columns.map(({ name, type, target, confidence, decidedBy, evidence }) => {
      const field = plan.output[target]!.name;
      const judged = evidence?.judged ?? 0;
      const doubtful = evidence?.doubt !== undefined;
      const why = [
        say(lang, `decided-by/${decidedBy}`),
        ...(judged > 0 ? [say(lang, 'why/values-fit', { valid: evidence?.valid ?? 0, judged })] : []),
        ...(doubtful ? [say(lang, evidence.doubt.code)] : []),
        ...(evidence?.parties === undefined ? [] : [say(lang, 'count/parties', evidence.parties)]),
        ...(evidence?.hint === undefined ? [] : [say(lang, evidence.hint)]),
      ];
      return {
        column: name,
        type,
        ...(field === name ? {} : { field }),
        sure: confidence,
        ...(evidence?.share === undefined || doubtful ? {} : { fits: evidence.share }),
        why: why.join('; '),
      };
    }),
  }));
}

/** The pins of a source. One pinned source and one file belong together whatever they are called: exports carry their date. */
function pinsFor(source: string, pins: Pins, several: boolean): PinnedSource | undefined {
  const own = pins.sources.find(({ name }) => name === source);
  return own ?? (several || pins.sources.length !== 1 ? undefined : pins.sources[0]);
}

/** What the pins say about the columns, for the plan. Throws when columns are missing or new, exit 3. */
export function entriesOf(pins: Pins, sources: readonly Source[]): MapEntry[] {
  const several = sources.length > 1;
  const problems: UserError[] = [];
  const entries = sources.flatMap(({ info }): MapEntry[] => {
    const pinned = pinsFor(info.name, pins, several);
    if (pinned === undefined) {
      problems.push(inputError('pin/new-source', { source: info.name, mapping: pins.file }));
      return [];
    }
    const found = info.header.names;
    const known = new Set(pinned.columns.map(({ column }) => column));
    const added = found.filter((name) => !known.has(name));
    for (const { column } of pinned.columns) {
      if (found.includes(column)) continue;
      const other = nearestWord(column, added) || sameMeaning(column, added);
      const params = { file: info.file, column, other };
      problems.push(inputError(other === '' ? 'pin/missing-column' : 'pin/renamed-column', params));
    }
    for (const column of added) problems.push(inputError('pin/new-column', { file: info.file, column }));
    return pinned.columns.map(({ column, type, field }) => ({
      source: info.name,
      column,
      type,
      field,
      decidedBy: 'map',
    }));
  });
  const gone = pins.sources.filter(({ name }) => several && !sources.some(({ info }) => info.name === name));
  for (const { name } of gone)
    problems.push(inputError('pin/missing-source', { source: name, mapping: pins.file }));
  stop(problems, pins);
  return entries;
}

function sameMeaning(column: string, names: readonly string[]): string {
  const role = readHeader(column)?.role;
  return role === undefined ? '' : (names.find((name) => readHeader(name)?.role === role) ?? '');
}

/** A judgement on fewer values than this proves nothing. */
const ENOUGH = 20;
/** The values fit no longer when surely less than this part of what fitted then fits now. */
const STILL = 0.75;
const CHECKED_LEAST = 0.6;

/** Throws when the values of a pinned column are not of its type any more, exit 3. */
export function checkFits(pins: Pins, sources: readonly Source[], plan: TablePlan): void {
  const problems = sources.flatMap(({ info, sample }): UserError[] => {
    const pinned = pinsFor(info.name, pins, sources.length > 1);
    return (pinned?.columns ?? []).flatMap((pin): UserError[] => {
      const least = leastFit(pin);
      const index = info.header.names.indexOf(pin.column);
      if (least === undefined || index < 0) return [];
      const values = distinctValues(sample, index);
      const { country, today, words } = plan;
      const fit = fitOf(pin.type, values, { country, today, words }, profileColumn(values));
      if (fit === undefined || fit.judged < ENOUGH || fit.upper >= least) return [];
      const { valid, judged } = fit;
      return [
        inputError('pin/no-longer-fits', {
          file: info.file,
          column: pin.column,
          type: pin.type,
          valid,
          judged,
        }),
      ];
    });
  });
  stop(problems, pins);
}

function leastFit({ type, fits }: Pin): number | undefined {
  if (fits !== undefined) return fits * STILL;
  return CHECKED.has(type) ? CHECKED_LEAST : undefined;
}

function stop(problems: readonly UserError[], { file }: Pins): void {
  if (problems.length === 0) return;
  throw new ConfigProblems([
    inputError('pin/drifted', { mapping: file, count: problems.length }),
    ...problems,
  ]);
}
