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
  readonly evidence?: Evidence;
}

/** What header and values say about a column. */
export interface Evidence {
  /** 0..1: how well the header fits the type. */
  readonly header: number;
  /** Distinct values of the sample that say something, and how many of them the type accepts; none for types that take anything. */
  readonly judged?: number;
  readonly valid?: number;
  /** Lower end of the 95 % interval of valid / judged. */
  readonly share?: number;
  /** Something a person should know before trusting the type, by code. */
  readonly doubt?: Doubt;
  /** What the values may be, `hint/…`, where no type was found. */
  readonly hint?: string;
  /** The column names people and companies. */
  readonly parties?: { readonly people: number; readonly companies: number };
}

export interface Doubt {
  /**
   * - `detect/mostly-fails`: a type with a check character that most values fail: rather another column
   * - `detect/values-contradict`: the values are of another type than the header says; they were believed
   * - `detect/header-not-believed`: the values are not what the header says, nor anything else known
   */
  readonly code: 'detect/mostly-fails' | 'detect/values-contradict' | 'detect/header-not-believed';
  /** The type the header names. */
  readonly header: FieldType;
}
