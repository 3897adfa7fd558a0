// What a whole column shows about one of its cells: a number that lost digits or zeros like its neighbours, a room that a
// spreadsheet took for a date, a text cut where the field ended, a phone typed for everybody. The cell alone looks valid.
import type { Cleaned, FieldSettings, Normalizer } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import { LONGEST_DATEIFIED, looksDateified } from './excel-damage.ts';
import { NO_KEYS } from './outcome.ts';

const DATEIFIED: ReadonlySet<FieldType> = new Set(['address', 'id']);
const CUT: ReadonlySet<FieldType> = new Set(['address', 'company', 'name', 'note', 'text', 'tags']);

interface Doubt {
  readonly issue: string;
  /** `lossy` keeps the cell as typed; `suspect` writes the cleaned value, in doubt. */
  readonly status: 'suspect' | 'lossy';
  readonly applies: (value: string) => boolean;
  /** Can the doubt apply to a cell of these bytes? What the short cut may answer for, it need not ask. */
  readonly mayApply: (bytes: Uint8Array, start: number, end: number) => boolean;
}

/** The normalizer, doubting what the column gives reason to doubt; the very same one where it gives none. */
export function withColumnDoubts(
  type: FieldType,
  settings: FieldSettings,
  normalizer: Normalizer,
): Normalizer {
  const doubts = doubtsOf(type, settings.profile);
  if (doubts.length === 0) return normalizer;
  const { accepts } = normalizer;
  return {
    clean(cell) {
      const cleaned = normalizer.clean(cell);
      if (cleaned.status !== 'ok' && cleaned.status !== 'fixed') return cleaned;
      const doubt = doubts.find(({ applies }) => applies(cleaned.value));
      return doubt === undefined ? cleaned : doubted(cell, cleaned, doubt);
    },
    ...(accepts === undefined ? {} : { accepts: withoutDoubts(doubts, accepts) }),
    keys: (cleaned) =>
      cleaned.issues.some((issue) => ISSUES.has(issue)) ? NO_KEYS : normalizer.keys(cleaned),
  };
}

type Judge = NonNullable<Normalizer['accepts']>;

/** One closure inside the other: the short cut asks for every cell, and a list would be walked each time. */
function withoutDoubts(doubts: readonly Doubt[], accepts: Judge): Judge {
  return doubts.reduce<Judge>(
    (inner, { mayApply }) =>
      (bytes, start, end) =>
        !mayApply(bytes, start, end) && inner(bytes, start, end),
    accepts,
  );
}

const TYPED_FOR_MANY = 'text/typed-for-many';
const LOST_ZEROS = 'id/lost-zeros';
const DATE_IN_PLACE = 'text/date-ified';
const CUT_OFF = 'text/cut-off';
/**
 * Doubts under which a value is not the one that was meant. A text cut off still says what it says, and what many share is
 * for the matcher to weigh: it knows who shares it.
 */
const ISSUES: ReadonlySet<string> = new Set([LOST_ZEROS, DATE_IN_PLACE]);

function doubted(cell: string, cleaned: Cleaned, { issue, status }: Doubt): Cleaned {
  const issues = [...cleaned.issues, issue];
  if (status === 'lossy') return { value: cell, status, rule: '', issues };
  return { ...cleaned, status, issues };
}

function doubtsOf(type: FieldType, profile: FieldSettings['profile']): readonly Doubt[] {
  const doubts: Doubt[] = [];
  const { typedForMany = [], paddedTo = 0, cutAt = 0 } = profile;
  if (typedForMany.length > 0) {
    const nobodys = new Set(typedForMany);
    doubts.push({
      issue: TYPED_FOR_MANY,
      status: 'suspect',
      applies: (value) => nobodys.has(value),
      mayApply: () => true,
    });
  }
  if (DATEIFIED.has(type)) {
    doubts.push({
      issue: DATE_IN_PLACE,
      status: 'suspect',
      applies: looksDateified,
      mayApply: mayBeDateified,
    });
  }
  if (type === 'id' && paddedTo > 0) {
    doubts.push({
      issue: LOST_ZEROS,
      status: 'suspect',
      applies: (value) => value.length < paddedTo && /^\d+$/.test(value),
      mayApply: (_, start, end) => end - start < paddedTo,
    });
  }
  if (cutAt > 0 && CUT.has(type)) {
    doubts.push({
      issue: CUT_OFF,
      status: 'suspect',
      applies: (value) => value.length === cutAt,
      mayApply: (_, start, end) => end - start >= cutAt,
    });
  }
  return doubts;
}

const HYPHEN = 45;
/** First byte of 月 and of most Han characters. */
const HAN = 0xe4;

/** 12月31日 is ten bytes in UTF-8, 2-Jan has a hyphen. */
function mayBeDateified(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST_DATEIFIED + 4) return false;
  for (let at = start; at < end; at++) if (bytes[at] === HYPHEN || bytes[at]! >= HAN) return true;
  return false;
}
