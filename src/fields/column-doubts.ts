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
  /** Can the doubt apply to a cell of so many bytes? What the short cut may answer for, it need not ask. */
  readonly mayApply: (bytes: number) => boolean;
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
    ...(accepts === undefined
      ? {}
      : {
          accepts: (bytes: Uint8Array, start: number, end: number) =>
            !doubts.some(({ mayApply }) => mayApply(end - start)) && accepts(bytes, start, end),
        }),
    keys: (cleaned) =>
      cleaned.issues.some((issue) => ISSUES.has(issue)) ? NO_KEYS : normalizer.keys(cleaned),
  };
}

const TYPED_FOR_MANY = 'text/typed-for-many';
const LOST_ZEROS = 'id/lost-zeros';
const DATE_IN_PLACE = 'text/date-ified';
const CUT_OFF = 'text/cut-off';
/** Doubts under which a value says nothing about who it belongs to. A text cut off still says what it says. */
const ISSUES: ReadonlySet<string> = new Set([TYPED_FOR_MANY, LOST_ZEROS, DATE_IN_PLACE]);

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
      // 12月31日 is ten bytes in UTF-8.
      mayApply: (bytes) => bytes <= LONGEST_DATEIFIED + 4,
    });
  }
  if (type === 'id' && paddedTo > 0) {
    doubts.push({
      issue: LOST_ZEROS,
      status: 'suspect',
      applies: (value) => value.length < paddedTo && /^\d+$/.test(value),
      mayApply: (bytes) => bytes < paddedTo,
    });
  }
  if (cutAt > 0 && CUT.has(type)) {
    doubts.push({
      issue: CUT_OFF,
      status: 'suspect',
      applies: (value) => value.length === cutAt,
      mayApply: (bytes) => bytes >= cutAt,
    });
  }
  return doubts;
}
