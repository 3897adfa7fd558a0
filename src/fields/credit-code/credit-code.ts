import type { Cleaned, FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { isFakeId } from '../../text/placeholders.ts';
import {
  digitsOfFloat,
  isPerhapsRounded,
  isScientific,
  looksRounded,
  wentThroughExcel,
} from '../excel-damage.ts';
import { problemOfCnId } from '../national-id/cn-id.ts';
import { asItStands, keptAsTyped, NO_KEYS, tidyAndFold, withoutIdentifier, written } from '../outcome.ts';
import { readRegistration } from './registration.ts';
import { checkCharacterOfUscc, isOrganisationCode, judgeUscc } from './uscc.ts';
import { judgeVat } from './vat.ts';

const CODE18 = /^[0-9A-Z]{18}$/;
const LABEL =
  /^(?:(?:统一)?(?:社会)?(?:信用代码|税号|纳税人识别号|组织机构代码|营业执照|工商注册|注册号|uscc|uscic)[/、]?)+(?:证?号码?|号)?(?:是|为)?[:： ]*|^(?:vat|f?ein|lei|tax ?id|tin|abn|acn|uen|gstin|cnpj|btw|tva|iva|ust-?id(?:-?nr)?|siren|siret|company)(?: ?(?:no|number|id|nr))?[.:：# ]+|^(?:统一编号|統一編號|统编|統編|法人番号|登録番号|사업자등록번호)[:： ]*/i;
/** Brackets and quotation marks around a number, and what strayed in behind it. */
const AROUND = /^["“”'‘’]+|["“”'‘’。，,;；、]+$/g;
const MASK = /[*●•]|X{4,}/i;
/** Letters the alphabet leaves out because they are read as digits: seen in one, the digit was meant. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };

/** Older numbers of the same firm, which cannot be turned into the new code. */
const LICENCE_OR_TAX_NUMBER = /^(?:\d{15}|\d{6}[0-9A-Z]{9})$/;
/** A person in business is taxed under the own identity number, with two digits behind it where there are several firms. */
const RESIDENT_ID = /^\d{17}[\dX](?:\d{2})?$/;

/**
 * Unified social credit codes, and the numbers firms had before and have elsewhere: recognised, kept, named by an issue.
 * Only a number whose check is right is evidence. The key is the organisation code inside, which stands in the old tax
 * number and in the organisation code certificate too; other countries' numbers carry their country.
 */
export function openUscc(settings: FieldSettings): Normalizer {
  const isDamaged = wentThroughExcel(settings.profile);
  const mayBeDamaged = isPerhapsRounded(settings.profile);
  return {
    clean(cell) {
      const isPlain = isFlawless(cell) && !isDamaged(cell) && !mayBeDamaged(cell);
      return isPlain ? asItStands(cell) : cleanSlowly(cell, settings, isDamaged);
    },
    keys({ value, status }) {
      if (status !== 'ok' && status !== 'fixed') return NO_KEYS;
      if (CODE18.test(value)) return [value.slice(8, 17)];
      const key = readRegistration(value, settings.country)?.key ?? '';
      return key === '' ? NO_KEYS : [key];
    },
  };
}

function isFlawless(cell: string): boolean {
  return (
    CODE18.test(cell) &&
    judgeUscc(cell) === 'valid' &&
    isOrganisationCode(cell.slice(8, 17)) &&
    !isFakeId(cell)
  );
}

function cleanSlowly(cell: string, settings: FieldSettings, isDamaged: (code: string) => boolean): Cleaned {
  const { text, issues } = tidyAndFold(cell);
  const nothing = withoutIdentifier(cell, text);
  if (nothing) return nothing;
  const bare = text
    .normalize('NFKC')
    .replace(AROUND, '')
    .replace(/^\(([^()]+)\)$/, '$1')
    .replace(LABEL, '');
  // 9.14403E+17: no digit behind the sixth survives. A bare 15-digit mantissa with an E is a code, not a number.
  if (isScientific(bare)) return keptAsTyped(cell, 'lossy', 'uscc/excel-damaged');
  const float = digitsOfFloat(bare);
  if (float.length > 15) return keptAsTyped(cell, 'lossy', 'uscc/excel-damaged');
  if (MASK.test(bare)) return keptAsTyped(cell, 'suspect', 'uscc/masked');
  const capitals = bare.toUpperCase().replace(/[\u2010-\u2015]/g, '-');
  const code = float === '' ? capitals.replace(/[\s._-]/g, '') : float;
  if (isFakeId(code)) return keptAsTyped(cell, 'empty', 'text/placeholder');
  if (!CODE18.test(code)) return otherNumber(cell, float === '' ? capitals : float, code, settings, issues);
  const rule = code === text.toUpperCase() ? 'uscc/upper-case' : 'uscc/separators';
  const verdict = judgeUscc(code);
  if (isDamaged(code)) return keptAsTyped(cell, 'lossy', 'uscc/excel-damaged');
  if (verdict === 'valid' && isPerhapsRounded(settings.profile)(code))
    return written(cell, code, rule, [...issues, 'uscc/perhaps-rounded'], 'suspect');
  if (verdict === 'valid') return written(cell, code, rule, withOrganisationCheck(code, issues));
  if (verdict === 'legacy') return written(cell, code, rule, [...issues, 'uscc/legacy']);
  const repaired = code.replace(/[OIZS]/g, (letter) => MISREAD[letter]!);
  if (repaired !== code && judgeUscc(repaired) === 'valid' && !isFakeId(repaired)) {
    return written(cell, repaired, 'uscc/misread-letter', withOrganisationCheck(repaired, issues));
  }
  if (isResidentId(code, settings)) return keptAsTyped(cell, 'suspect', 'uscc/resident-id');
  if (looksRounded(code)) return keptAsTyped(cell, 'lossy', 'uscc/excel-damaged');
  if (verdict === 'shape')
    return keptAsTyped(cell, 'invalid', /[IOSVZ]/.test(code) ? 'uscc/letter' : 'uscc/not-a-code');
  // The organisation code inside has a check of its own: when that holds, only the last character is wrong.
  if (!isOrganisationCode(code.slice(8, 17))) return keptAsTyped(cell, 'invalid', 'uscc/checksum');
  const suggestion = code.slice(0, 17) + checkCharacterOfUscc(code);
  return { ...keptAsTyped(cell, 'invalid', 'uscc/checksum', 'uscc/last-character'), suggestion };
}

/** The last character is right and the one inside is not: no slip of a single character does that. */
function withOrganisationCheck(code: string, issues: readonly string[]): readonly string[] {
  return isOrganisationCode(code.slice(8, 17)) ? issues : [...issues, 'uscc/organisation-check'];
}

function isResidentId(code: string, { today }: FieldSettings): boolean {
  return RESIDENT_ID.test(code) && problemOfCnId(code.slice(0, 18), today) === '';
}

const CHINESE: ReadonlySet<string> = new Set(['organisation-code', 'licence-number', 'tax-number']);

/** Not eighteen characters of a code. */
function otherNumber(
  cell: string,
  capitals: string,
  code: string,
  settings: FieldSettings,
  issues: readonly string[],
): Cleaned {
  const spaceless = capitals.replace(/[\s_]/g, '');
  const registration = readRegistration(code === spaceless ? code : spaceless, settings.country);
  if (registration !== undefined) {
    const isChinese = CHINESE.has(registration.kind);
    // In its own country a number is what is wanted there; among credit codes it deserves a word.
    const told = isChinese || settings.country === 'CN' ? [...issues, `uscc/${registration.kind}`] : issues;
    return written(cell, registration.value, isChinese ? 'uscc/separators' : 'uscc/registration', told);
  }
  if (isResidentId(code, settings)) return keptAsTyped(cell, 'suspect', 'uscc/resident-id');
  if (judgeVat(code) === 'wrong') return keptAsTyped(cell, 'invalid', 'uscc/vat-check');
  if (/^[0-9A-Z]{17}$/.test(code) && judgeUscc(`${code}0`) !== 'shape' && isOrganisationCode(code.slice(8)))
    return {
      ...keptAsTyped(cell, 'invalid', 'uscc/check-lost'),
      suggestion: code + checkCharacterOfUscc(code),
    };
  if (LICENCE_OR_TAX_NUMBER.test(code)) return keptAsTyped(cell, 'suspect', 'uscc/old-number');
  // Where no country is known, it may be right somewhere.
  if (settings.country !== 'CN')
    return keptAsTyped(cell, settings.country === '' ? 'suspect' : 'invalid', 'uscc/unknown-number');
  return keptAsTyped(cell, 'invalid', /^[0-9A-Z]+$/.test(code) ? 'uscc/length' : 'uscc/not-a-code');
}
