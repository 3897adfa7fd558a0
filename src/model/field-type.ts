/** The field types a person may name in --map and onerow.yaml. */
export const FIELD_TYPES = [
  'name', 'company', 'phone', 'email', 'address', 'region', 'postcode', 'date', 'datetime', 'number', 'money',
  'bool', 'gender', 'enum', 'tags', 'cn-id', 'uscc', 'url', 'qq', 'wechat', 'note', 'text', 'id',
] as const; // prettier-ignore

export type FieldType = (typeof FIELD_TYPES)[number];

export function isFieldType(word: string): word is FieldType {
  return (FIELD_TYPES as readonly string[]).includes(word);
}

/**
 * What a column is for, finer than its type: two `date` columns may be `created` and `updated`.
 * Columns of several sources meet in one output column when they have the same role.
 */
export type Role =
  | 'id' | 'name' | 'given-name' | 'surname' | 'nickname' | 'company' | 'phone' | 'landline' | 'fax' | 'email' | 'qq' | 'wechat'
  | 'cn-id' | 'uscc' | 'address' | 'province' | 'city' | 'district' | 'postcode' | 'country' | 'birthday' | 'gender'
  | 'created' | 'updated' | 'last-activity' | 'source' | 'owner' | 'level' | 'status' | 'industry' | 'tags' | 'amount'
  | 'note' | 'url' | 'title' | 'consent' | 'opt-out' | 'other'; // prettier-ignore

/** What is understood about one column, and why. */
export interface Column {
  readonly index: number;
  readonly name: string;
  readonly type: FieldType;
  readonly role: Role;
  /** 0..1; 1 when a person said so. */
  readonly confidence: number;
  readonly decidedBy: 'map' | 'config' | 'header' | 'values' | 'header+values' | 'default';
}
