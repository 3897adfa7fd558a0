import { DOUBLED } from '../io/csv-scan.ts';
import type { Cleaned, Normalizer, Status } from '../model/cleaned.ts';
import type { FieldTally } from '../model/events.ts';
import { CellMemory } from './cell-memory.ts';
import { openCells } from './clean-column.ts';
import type { PackedRecords } from './packed-records.ts';
import type { ColumnPlan } from './plan.ts';

/** What becomes of one cell: what its normalizer says, and what the run's options make of that. */
export interface Outcome {
  /** Nothing to write, say or move: the cell is counted and that is all. */
  readonly plain: boolean;
  /** Index into {@link TALLIES}: under what the cell is counted. */
  readonly tally: number;
  /** What is written; of no meaning where `changed` is false. */
  readonly value: string;
  readonly changed: boolean;
  readonly rule: string;
  readonly issues: readonly string[];
  /** What was likely meant, for a person to decide; '' where nothing is suggested. */
  readonly suggestion: string;
  /** A value no list knows, tidied. */
  readonly unmapped: string | undefined;
  /** The code under which the whole record is set aside; '' when it stays. */
  readonly rejects: string;
  readonly more: readonly string[] | undefined;
  readonly extension: string | undefined;
  readonly parts: readonly string[] | undefined;
}

export interface OutcomeOptions {
  readonly onInvalid: 'keep' | 'blank' | 'reject';
  readonly onUnknown: 'keep' | 'blank' | 'reject';
  /** Cells that say nothing, or were typed to get past a form, become blank. */
  readonly blanksPlaceholders?: boolean | undefined;
  /** The extension of a phone has a column of its own. */
  readonly splitsExtension: boolean;
}

/** As they are: what inspect looks at. */
export const KEEPS_ALL: OutcomeOptions = {
  onInvalid: 'keep',
  onUnknown: 'keep',
  blanksPlaceholders: false,
  splitsExtension: false,
};

/** Issues of values that are nobody's. */
const STANDS_FOR_NOTHING: ReadonlySet<string> = new Set([
  'text/placeholder',
  'name/placeholder',
  'phone/placeholder',
  'email/placeholder',
  'qq/made-up',
  'text/typed-for-many',
]);

/** What cells are counted under, apart from `changed`. */
export const TALLIES = [
  'valid',
  'empty',
  'damaged',
  'invalid',
  'suspect',
] as const satisfies (keyof FieldTally)[];

const TALLY: Readonly<Record<Status, number>> = {
  ok: 0,
  fixed: 0,
  empty: 1,
  lossy: 2,
  invalid: 3,
  suspect: 4,
};

const NOTHING: readonly string[] = [];
const PLAIN: readonly Outcome[] = TALLIES.map((_, tally) => ({
  plain: true,
  tally,
  value: '',
  changed: false,
  rule: '',
  issues: NOTHING,
  suggestion: '',
  unmapped: undefined,
  rejects: '',
  more: undefined,
  extension: undefined,
  parts: undefined,
}));
const [VALID] = PLAIN as [Outcome];

/** A cell that is only written anew, by this rule. */
function rewriting(rule: string): Outcome & { value: string } {
  return { ...VALID, plain: false, tally: TALLY.fixed, changed: true, rule };
}

/** A cell of which only these issues are told. */
function remarking(issues: readonly string[]): Outcome {
  return { ...VALID, plain: false, issues };
}

/** Valid, or at least not known to be anything else. */
export function isUsable({ tally }: Outcome): boolean {
  return tally === TALLY.ok || tally === TALLY.suspect;
}

/** Valid, unchanged, and nothing to say about it. */
export function isValidAsItStands(outcome: Outcome): boolean {
  return outcome === VALID;
}

/** Finds the outcome of the cells of one column, and remembers it where cells repeat. */
export class CellJudge {
  readonly #column: ColumnPlan;
  readonly #normalizer: Normalizer;
  readonly #accepts: Normalizer['accepts'];
  readonly #rewrite: NonNullable<Normalizer['rewrites']>['write'] | undefined;
  /** What becomes of the cell that was rewritten last. */
  readonly #rewritten: Outcome & { value: string };
  readonly #remarks: Normalizer['remarks'];
  /** What becomes of a cell about which just these issues are told. */
  readonly #remarked = new Map<readonly string[], Outcome>();
  /** What becomes of an empty cell, once there was one. */
  #empty: Outcome | undefined;
  readonly #options: OutcomeOptions;
  readonly #memory = new CellMemory<Outcome>();

  constructor(column: ColumnPlan, options: OutcomeOptions) {
    this.#column = column;
    this.#normalizer = openCells(column);
    this.#accepts = this.#normalizer.accepts;
    this.#rewrite = this.#normalizer.rewrites?.write;
    this.#rewritten = rewriting(this.#normalizer.rewrites?.rule ?? '');
    // What is told may decide what is written.
    this.#remarks = options.blanksPlaceholders === true ? undefined : this.#normalizer.remarks;
    this.#options = options;
  }

  /** The outcome of cell k; it holds until the next cell is judged. */
  judge(records: PackedRecords, k: number): Outcome {
    const { bytes, words } = records;
    const start = records.starts[k]!;
    const end = records.ends[k]!;
    if (start === end) return (this.#empty ??= this.#clean(''));
    if (records.kinds[k] === DOUBLED) return this.#clean(records.cell(k));
    if (this.#accepts?.(bytes, start, end) === true) return VALID;
    const rewritten = this.#rewrite?.(bytes, start, end);
    if (rewritten !== undefined) {
      this.#rewritten.value = rewritten;
      return this.#rewritten;
    }
    const remarks = this.#remarks?.(bytes, start, end);
    if (remarks !== undefined) return this.#remarked.get(remarks) ?? this.#remark(remarks);
    const known = this.#memory.find(words, start, end);
    if (known !== undefined) return known;
    const outcome = this.#clean(textOf(bytes, start, end));
    this.#memory.remember(words, start, end, outcome);
    return outcome;
  }

  /** The outcome after rules of the whole record have seen the cell; `known` is what it was without them. */
  reconsider(cell: string, known: Outcome, rules: (cleaned: Cleaned) => Cleaned): Outcome {
    const cleaned = known === VALID ? { value: cell, status: 'ok' as const, rule: '', issues: NOTHING } : this.#normalizer.clean(cell); // prettier-ignore
    const judged = rules(cleaned);
    return judged === cleaned ? known : this.#outcome(cell, judged);
  }

  #remark(issues: readonly string[]): Outcome {
    const outcome = remarking(issues);
    this.#remarked.set(issues, outcome);
    return outcome;
  }

  #clean(cell: string): Outcome {
    return this.#outcome(cell, this.#normalizer.clean(cell));
  }

  #outcome(cell: string, cleaned: Cleaned): Outcome {
    const { status, issues, more, extension, parts, suggestion = '' } = cleaned;
    const { onInvalid, onUnknown, blanksPlaceholders, splitsExtension } = this.#options;
    const tally = TALLY[status];
    const unmapped = this.#column.type === 'enum' && issues.includes('enum/unmapped');
    const action = status === 'invalid' ? onInvalid : unmapped ? onUnknown : 'keep';
    let { value, rule } = cleaned;
    if (extension !== undefined && splitsExtension) value = withoutExtension(value, extension);
    if (action === 'blank') {
      value = '';
      rule = unmapped ? 'policy/unknown-blanked' : 'policy/invalid-blanked';
    }
    if (blanksPlaceholders && value !== '' && issues.some((issue) => STANDS_FOR_NOTHING.has(issue))) {
      value = '';
      rule = 'policy/placeholder-blanked';
    }
    const changed = value !== cell;
    const isPlain = !changed && issues.length === 0 && action !== 'reject' && more === undefined && extension === undefined && parts === undefined; // prettier-ignore
    if (isPlain) return PLAIN[tally]!;
    const rejects = action !== 'reject' ? '' : unmapped ? 'row/unknown-value' : 'row/invalid-value';
    return {
      plain: false,
      tally,
      value,
      changed,
      rule,
      issues,
      suggestion,
      unmapped: unmapped ? cleaned.value : undefined,
      rejects,
      more,
      extension,
      parts,
    };
  }
}

/** `+862162345678 ext 801` → `+862162345678`: the extension stands in its own column. */
function withoutExtension(phone: string, extension: string): string {
  return phone.endsWith(extension) ? phone.slice(0, -extension.length).replace(/(?: ext |转|-)$/, '') : phone;
}

/** The decoder of ASCII is much the faster one. */
function textOf(bytes: Buffer, start: number, end: number): string {
  for (let i = start; i < end; i++) if (bytes[i]! > 0x7f) return bytes.toString('utf8', start, end);
  return bytes.toString('latin1', start, end);
}
