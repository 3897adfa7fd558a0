import type { Cleaned, Normalizer } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';

/** Types whose keys say no less than their values: two spellings with a key in common are one number or address. */
const TOLD_BY_KEYS: ReadonlySet<FieldType> = new Set([
  'phone',
  'email',
  'uscc',
  'cn-id',
  'url',
  'qq',
  'wechat',
  'postcode',
  'date',
  'datetime',
  'number',
  'money',
]);

/**
 * Two cells of one column that say the same once they are cleaned. Names of people and firms are the same only when they
 * are written alike: their keys leave out what a person may want to see (有限公司).
 */
export function isSameValue(
  type: FieldType,
  normalizer: Pick<Normalizer, 'keys'>,
  left: Cleaned,
  right: Cleaned,
): boolean {
  if (left.value === right.value) return true;
  if (left.status === 'empty' && right.status === 'empty') return true;
  if (!TOLD_BY_KEYS.has(type)) return false;
  const keys = normalizer.keys(left);
  return keys.length > 0 && normalizer.keys(right).some((key) => keys.includes(key));
}

/** Types that take any cell: they say little about how two cells are to be compared. */
const GENERIC: ReadonlySet<FieldType> = new Set(['text', 'note', 'id', 'enum']);

/** How cells of two columns are read that mean the same: as the first has it, unless only the second says what they are. */
export function commonType(own: FieldType, other: FieldType): FieldType {
  return GENERIC.has(own) && !GENERIC.has(other) ? other : own;
}
