import { withColumnDoubts } from '../fields/column-doubts.ts';
import type { Cleaned, Normalizer } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import { openNormalizer } from '../rulepack/normalizers.ts';
import { inScript, isAmbiguousInTraditional, type ChineseScript } from '../text/chinese-script.ts';
import { repairMojibake } from '../text/mojibake-repair.ts';
import { looksGarbled, mayBeGarbled } from '../text/mojibake.ts';
import { ownText } from '../text/own.ts';
import type { ColumnPlan } from './plan.ts';

/** Types whose cleaning costs more than looking a value up. The others have a fast way of their own. */
const WORTH_REMEMBERING: ReadonlySet<FieldType> = new Set([
  'company',
  'address',
  'gender',
  'enum',
  'tags',
  'region',
]);
const REMEMBERED = 20_000;
/** After this many cells it shows whether a column repeats: cities do, phones do not. */
const TRIAL = 2_000;

/** The normalizer of a column, with a memory where cells repeat. */
export function openColumn(column: Pick<ColumnPlan, 'type' | 'settings'>): Normalizer {
  const normalizer = openCells(column);
  return WORTH_REMEMBERING.has(column.type) ? remembering(normalizer) : normalizer;
}

/** The normalizer of a column, for those who remember cells themselves. */
export function openCells(column: Pick<ColumnPlan, 'type' | 'settings'>): Normalizer {
  const { type, settings } = column;
  const typed = withColumnDoubts(type, settings, openNormalizer(type, settings));
  const { script } = settings;
  const written =
    script !== undefined && IN_ONE_SCRIPT.has(type) ? converting(typed, script, NAMES.has(type)) : typed;
  return HOLDS_WORDS.has(type) ? watching(written) : written;
}

/** Types `--trad-simp` converts. The values of a list are written as the list has them. */
const IN_ONE_SCRIPT: ReadonlySet<FieldType> = new Set([
  'name',
  'company',
  'address',
  'region',
  'note',
  'text',
  'tags',
]);
const NAMES: ReadonlySet<FieldType> = new Set(['name', 'company']);

/** Writes values in one Chinese script. No short cut over bytes: any Han character may be one to convert. */
function converting(normalizer: Normalizer, script: ChineseScript, asName: boolean): Normalizer {
  return {
    clean(cell) {
      const cleaned = normalizer.clean(cell);
      const value = inScript(cleaned.value, script, asName);
      if (value === cleaned.value || cleaned.status === 'invalid' || cleaned.status === 'lossy')
        return cleaned;
      const isGuess = script === 't' && asName && isAmbiguousInTraditional(cleaned.value);
      return {
        ...cleaned,
        value,
        status: cleaned.status === 'ok' ? 'fixed' : cleaned.status,
        rule: cleaned.rule || 'text/trad-simp',
        issues: isGuess ? [...cleaned.issues, 'text/trad-ambiguous'] : cleaned.issues,
      };
    },
    keys: (cleaned) => normalizer.keys(cleaned),
  };
}

/** Types whose cells are words: where text decoded the wrong way somewhere upstream ends up. */
const HOLDS_WORDS: ReadonlySet<FieldType> = new Set([
  'name',
  'company',
  'address',
  'region',
  'note',
  'text',
  'enum',
  'tags',
]);

const REPAIRED = 'text/mojibake';
const GARBLED: readonly string[] = ['text/garbled'];

/** Repairs damaged text where that is proved. What cannot be repaired is flagged, kept as it is, and matches nothing. */
function watching(normalizer: Normalizer): Normalizer {
  const clean = (cell: string): Cleaned => {
    const isOdd = mayBeGarbled(cell);
    const repaired = isOdd ? repairMojibake(cell) : undefined;
    if (isOdd && repaired === undefined && looksGarbled(cell)) return garbled(cell);
    const cleaned = normalizer.clean(repaired ?? cell);
    const { value } = cleaned;
    if (value !== cell && mayBeGarbled(value)) {
      // Spaces, widths and entities can hide what a text is.
      const again = clean(value);
      if (again.status === 'lossy') return garbled(cell);
      if (again.value !== value) return fixedBy(REPAIRED, again);
    }
    return repaired === undefined ? cleaned : fixedBy(REPAIRED, cleaned);
  };
  return {
    clean,
    ...(normalizer.accepts ? { accepts: normalizer.accepts } : {}),
    ...(normalizer.rewrites ? { rewrites: normalizer.rewrites } : {}),
    keys: (cleaned) => (cleaned.issues.includes('text/garbled') ? [] : normalizer.keys(cleaned)),
  };
}

/** As it stands: title case, or a space taken out, would destroy what there is to repair it from. */
function garbled(cell: string): Cleaned {
  return { value: cell, status: 'lossy', rule: '', issues: GARBLED };
}

function fixedBy(rule: string, cleaned: Cleaned): Cleaned {
  return { ...cleaned, status: cleaned.status === 'ok' ? 'fixed' : cleaned.status, rule };
}

function remembering(normalizer: Normalizer): Normalizer {
  let known = new Map<string, Cleaned>();
  let hits = 0;
  let misses = 0;
  return {
    clean(cell) {
      if (hits + misses > TRIAL && hits < misses) return normalizer.clean(cell);
      const remembered = known.get(cell);
      if (remembered) {
        hits++;
        return remembered;
      }
      misses++;
      const cleaned = normalizer.clean(cell);
      if (known.size >= REMEMBERED) known = new Map();
      known.set(ownText(cell), cleaned);
      return cleaned;
    },
    keys: (cleaned) => normalizer.keys(cleaned),
  };
}
