import type { Cleaned } from '../../model/cleaned.ts';
import { isFakeId } from '../../text/placeholders.ts';
import { digitsOfFloat, isScientific, looksRounded } from '../excel-damage.ts';
import { asItStands, keptAsTyped, NO_KEYS, tidyAndFold, withoutIdentifier, written } from '../outcome.ts';
import type { OpenField } from '../outcome.ts';
import { isOrganisationCode, judgeUscc } from './uscc.ts';

const CODE18 = /^[0-9A-Z]{18}$/;
const LABEL =
  /^(?:统一)?(?:社会)?(?:信用代码|税号|纳税人识别号|uscc|uscic)(?:证?号码?|号)?(?:是|为)?[:： ]*/i;
const MASK = /[*●•]|X{4,}/i;
/** Letters the alphabet leaves out because they are read as digits: seen in one, the digit was meant. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };

/** Older numbers of the same firm, which cannot be turned into the new code. */
const LICENCE_OR_TAX_NUMBER = /^(?:\d{15}|\d{6}[0-9A-Z]{9})$/;
const ORGANISATION_CODE = /^[0-9A-Z]{8}-?[0-9X]$/;

/** Unified social credit codes. Only a code whose check character is right is evidence. */
export const openUscc: OpenField = () => ({
  clean: (cell) => (isFlawless(cell) ? asItStands(cell) : cleanSlowly(cell)),
  keys: ({ value, status }) => (status === 'ok' || status === 'fixed' ? [value] : NO_KEYS),
});

function isFlawless(cell: string): boolean {
  return (
    CODE18.test(cell) &&
    judgeUscc(cell) === 'valid' &&
    isOrganisationCode(cell.slice(8, 17)) &&
    !isFakeId(cell)
  );
}

function cleanSlowly(cell: string): Cleaned {
  const { text, issues } = tidyAndFold(cell);
  const nothing = withoutIdentifier(cell, text);
  if (nothing) return nothing;
  const bare = text.normalize('NFKC').replace(LABEL, '');
  // 9.14403E+17: no digit behind the sixth survives. A bare 15-digit mantissa with an E is a code, not a number.
  if (isScientific(bare)) return keptAsTyped(cell, 'lossy', 'uscc/excel-damaged');
  const float = digitsOfFloat(bare);
  if (float.length > 15) return keptAsTyped(cell, 'lossy', 'uscc/excel-damaged');
  if (MASK.test(bare)) return keptAsTyped(cell, 'suspect', 'uscc/masked');
  const code = float === '' ? bare.toUpperCase().replace(/[\s._-]/g, '') : float;
  if (isFakeId(code)) return keptAsTyped(cell, 'empty', 'text/placeholder');
  if (code.length !== 18 || !CODE18.test(code)) return keptAsTyped(cell, ...explainOther(code));
  const rule = code === text.toUpperCase() ? 'uscc/upper-case' : 'uscc/separators';
  const verdict = judgeUscc(code);
  if (verdict === 'valid') return written(cell, code, rule, withOrganisationCheck(code, issues));
  if (verdict === 'legacy') return written(cell, code, rule, [...issues, 'uscc/legacy']);
  const repaired = code.replace(/[OIZS]/g, (letter) => MISREAD[letter]!);
  if (repaired !== code && judgeUscc(repaired) === 'valid') {
    return written(cell, repaired, 'uscc/misread-letter', withOrganisationCheck(repaired, issues));
  }
  if (looksRounded(code)) return keptAsTyped(cell, 'lossy', 'uscc/excel-damaged');
  if (verdict === 'shape')
    return keptAsTyped(cell, 'invalid', /[IOSVZ]/.test(code) ? 'uscc/letter' : 'uscc/not-a-code');
  // The organisation code inside has a check of its own: when that holds, only the last character is wrong.
  return isOrganisationCode(code.slice(8, 17))
    ? keptAsTyped(cell, 'invalid', 'uscc/checksum', 'uscc/last-character')
    : keptAsTyped(cell, 'invalid', 'uscc/checksum');
}

/** The last character is right and the one inside is not: no slip of a single character does that. */
function withOrganisationCheck(code: string, issues: readonly string[]): readonly string[] {
  return isOrganisationCode(code.slice(8, 17)) ? issues : [...issues, 'uscc/organisation-check'];
}

function explainOther(code: string): ['suspect' | 'invalid', string] {
  if (ORGANISATION_CODE.test(code) && isOrganisationCode(code.replace('-', '')))
    return ['suspect', 'uscc/organisation-code'];
  if (LICENCE_OR_TAX_NUMBER.test(code)) return ['suspect', 'uscc/old-number'];
  return ['invalid', /^[0-9A-Z]+$/.test(code) ? 'uscc/length' : 'uscc/not-a-code'];
}
