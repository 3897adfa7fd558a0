import type { Gender } from './honorifics.ts';

export type NameKind =
  | 'person'
  | 'masked'
  | 'lost-character'
  | 'surname-only'
  | 'relative'
  | 'several'
  | 'looks-like-company'
  | 'unlikely'
  | 'placeholder'
  | 'not-a-name';

export interface NameReading {
  readonly kind: NameKind;
  /** The name as it is written. */
  readonly name: string;
  /** None when the cell is no evidence. */
  readonly keys: readonly string[];
  readonly honorific: boolean;
  /** Something beside the name: 张三（财务）, A张三, 张三 13912345678. */
  readonly remark: boolean;
  /** What was taken off to get the name; empty when it stays written. */
  readonly aside: readonly string[];
  /** What a form of address says. */
  readonly gender: Gender;
}

const NONE: readonly string[] = [];

export function reading(kind: NameKind, name: string, more: Partial<NameReading> = {}): NameReading {
  return { kind, name, keys: NONE, honorific: false, remark: false, aside: NONE, gender: '', ...more };
}
