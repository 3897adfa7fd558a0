// Records somebody made to try the system out (测试用户, 11111111111). One odd cell proves nothing: abc may be a firm and
// 张三 a person, so a second one must say the same (features.md, M17).
import type { Cleaned } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import { isSampleName, isTestWord } from '../text/placeholders.ts';

/** The flag of such a record. */
export const SUSPECT_TEST = 'suspect-test';

export interface TestedCell {
  readonly type: FieldType;
  /** The cell as it stood. */
  readonly text: string;
  readonly cleaned: Cleaned;
}

const NAMES: ReadonlySet<FieldType> = new Set(['name', 'company', 'text', 'note']);
const IDENTIFIERS: ReadonlySet<FieldType> = new Set(['phone', 'email', 'cn-id', 'uscc', 'wechat', 'qq']);
/** Made up, as opposed to missing: 11111111111, test@test.com, and what is typed for everybody. */
const MADE_UP = /^(?:phone|email)\/placeholder$|\/made-up$|^text\/typed-for-many$/;

/**
 * Was this record made for a test? A word of trial entries beside a made-up identifier, or beside no real one at all; a name
 * out of a manual only beside a made-up identifier and none that is real.
 */
export function isTestRecord(cells: readonly TestedCell[]): boolean {
  const named = cells.filter(({ type }) => NAMES.has(type));
  const isTrial = named.some(({ type, text }) => isTestWord(text.trim()) && (type === 'name' || type === 'company' || /\D/.test(text))); // prettier-ignore
  if (!isTrial && !named.some(({ type, text }) => type === 'name' && isSampleName(text.trim()))) return false;
  const identifiers = cells.filter(({ type }) => IDENTIFIERS.has(type));
  const isReal = identifiers.some(({ cleaned }) => isRealValue(cleaned));
  const isMadeUp = identifiers.some(madeUp);
  return isTrial ? isMadeUp || !isReal : isMadeUp && !isReal;
}

function isRealValue({ value, status }: Cleaned): boolean {
  return value !== '' && (status === 'ok' || status === 'fixed');
}

/** Identity numbers that are one digit count as empty, but somebody typed them. */
function madeUp({ text, cleaned: { status, issues } }: TestedCell): boolean {
  if (issues.some((issue) => MADE_UP.test(issue))) return true;
  return status === 'empty' && /\d{6}/.test(text);
}
