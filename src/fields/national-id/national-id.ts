import type { Cleaned, FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { isFakeId } from '../../text/placeholders.ts';
import {
  digitsOfFloat,
  isPerhapsRounded,
  isScientific,
  looksRounded,
  wentThroughExcel,
} from '../excel-damage.ts';
import { readNumeral } from '../phone/numeral.ts';
import { asItStands, keptAsTyped, NO_KEYS, tidyAndFold, withoutIdentifier, written } from '../outcome.ts';
import { checkCharacterOfCnId, problemOfCnId, upgradeCnId } from './cn-id.ts';
import type { CnIdProblem } from './cn-id.ts';
import { documentKey, readDocument } from './documents.ts';

const ID18 = /^\d{17}[\dX]$/;
const ID15 = /^\d{15}$/;
const LABEL =
  /^(?:公民|居民|二代|第二代|法人|本人|中国|港澳居民|台湾居民|外国人)*(?:身份证?|二代证|(?<=二代)证|证件|护照|回乡证|台胞证|(?:来往(?:内地|大陆))?通行证|港澳通行证|永久居留证|居住证|军官证|士兵证)(?:号码?|号)?(?:是|为)?[:： ]*|^(?:id(?: ?card)?|passport|sfz(?:h|hm)?)(?: ?(?:no|number))?[.:： ]*(?=[a-z]?\d)/i;
const MASK = /[*●•]|X{2,}|x{2,}|_{2,}/;
/** Quotation marks around a number, and what strayed in behind it. */
const AROUND = /^["“”'‘’]+|["“”'‘’。，,;；、]+$/g;
/** Signs typed for the X: a multiplication sign, its Cyrillic and Greek twins, crosses. */
const X_ALIKE = /(?<=^\d{17})[×хХχΧ✕✖╳]$/;
/** Letters no identity number holds, typed for the digits they look like. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const SEVERAL = /^(?:\d{17}[\dX]|\d{15})(?:\s*[/、,;|&和]\s*|\s+)(?:\d{17}[\dX]|\d{15})(?!\d)/;
const WITH_REMARK =
  /^(?:\p{Script=Han}{2,4}[:： ]*)?(?:\d{17}[\dX]|\d{15})(?:[([【].*[)\]】]|[ -]*\p{Script=Han}+)?$/u;

/**
 * Resident identity numbers, in the 18-character form unless the column is to keep its 15 digits; the key is the
 * 18-character form either way. Other documents are recognised and kept: they are no evidence for or against an
 * identity number.
 */
export function openCnId(settings: FieldSettings): Normalizer {
  const isDamaged = wentThroughExcel(settings.profile);
  const mayBeDamaged = isPerhapsRounded(settings.profile);
  return {
    clean(cell) {
      const isPlain =
        ID18.test(cell) &&
        !isDamaged(cell) &&
        !mayBeDamaged(cell) &&
        problemOfCnId(cell, settings.today) === '';
      return isPlain && !isFakeId(cell) ? asItStands(cell) : cleanSlowly(cell, settings, isDamaged);
    },
    keys({ value, status }) {
      if (status !== 'ok' && status !== 'fixed') return NO_KEYS;
      if (ID18.test(value)) return [value];
      return ID15.test(value) ? [upgradeCnId(value)] : NO_KEYS;
    },
  };
}

/** What a cleaned cell that holds another document is matched by; none for identity numbers and all that is in doubt. */
export function documentKeysOf({ value, status }: Cleaned): readonly string[] {
  const key = status === 'ok' || status === 'fixed' ? documentKey(value) : '';
  return key === '' ? NO_KEYS : [key];
}

function cleanSlowly(cell: string, settings: FieldSettings, isDamaged: (id: string) => boolean): Cleaned {
  const { text, issues } = tidyAndFold(cell);
  const nothing = withoutIdentifier(cell, text);
  if (nothing) return nothing;
  const bare = text
    .normalize('NFKC')
    .replace(AROUND, '')
    .replace(/^\(([^()]+)\)$/, '$1')
    .replace(LABEL, '')
    .replace(X_ALIKE, 'X');
  // Fifteen digits may all be there: 1.10105491231002E14, as Java writes it.
  const numeral = isScientific(bare) ? readNumeral(bare) : undefined;
  if (numeral !== undefined && numeral !== 'lossy' && numeral.digits.length === 15)
    return fifteen(cell, numeral.digits, settings, issues);
  if (isScientific(bare)) return keptAsTyped(cell, 'lossy', 'cn-id/excel-damaged');
  const float = digitsOfFloat(bare);
  if (float.length > 15) return keptAsTyped(cell, 'lossy', 'cn-id/excel-damaged');
  if (MASK.test(bare)) return masked(cell, bare, settings.today);
  const capitals = bare.toUpperCase();
  const id = float === '' ? capitals.replace(/[\s._\u2010-\u2015-]/g, '') : float;
  if (isFakeId(id)) return keptAsTyped(cell, 'empty', 'text/placeholder');
  if (ID15.test(id)) return fifteen(cell, id, settings, issues);
  if (ID18.test(id)) {
    const problem = problemOfCnId(id, settings.today);
    if (isDamaged(id) || (problem !== '' && looksRounded(id)))
      return keptAsTyped(cell, 'lossy', 'cn-id/excel-damaged');
    if (problem !== '') return refused(cell, problem);
    const rule = id === text.toUpperCase() ? 'cn-id/upper-case' : 'cn-id/separators';
    return isPerhapsRounded(settings.profile)(id)
      ? written(cell, id, rule, [...issues, 'cn-id/perhaps-rounded'], 'suspect')
      : written(cell, id, rule, issues);
  }
  if (/^\d{17}$/.test(id)) return withoutCheck(cell, id, settings.today);
  return unlike(cell, id, capitals, settings, issues);
}

function fifteen(cell: string, id: string, settings: FieldSettings, issues: readonly string[]): Cleaned {
  const upgraded = upgradeCnId(id);
  const problem = problemOfCnId(upgraded, settings.today);
  if (problem !== '') return refused(cell, problem);
  return settings.keepsShortIds === true
    ? written(cell, id, 'cn-id/separators', issues)
    : written(cell, upgraded, 'cn-id/15-to-18', issues);
}

/** Nobody is that old, yet the number is right: somebody's grandmother, or an example out of the standard. */
function refused(cell: string, problem: CnIdProblem): Cleaned {
  return keptAsTyped(cell, problem === 'age' ? 'suspect' : 'invalid', `cn-id/${problem}`);
}

/** A star may hide the last character alone, or stand for the X; then all that is hidden can be calculated. */
function masked(cell: string, bare: string, today: string): Cleaned {
  const outcome = keptAsTyped(cell, 'suspect', 'cn-id/masked');
  return /^\d{17}\*$/.test(bare) ? { ...outcome, ...suggested(bare.slice(0, 17), today) } : outcome;
}

function withoutCheck(cell: string, digits: string, today: string): Cleaned {
  return { ...keptAsTyped(cell, 'invalid', 'cn-id/check-lost'), ...suggested(digits, today) };
}

function suggested(digits: string, today: string): { suggestion?: string } {
  const suggestion = digits + checkCharacterOfCnId(digits);
  return problemOfCnId(suggestion, today) === '' ? { suggestion } : {};
}

/** Neither 15 nor 17 nor 18 characters of the right kind. */
function unlike(
  cell: string,
  id: string,
  capitals: string,
  settings: FieldSettings,
  issues: readonly string[],
): Cleaned {
  if (/[OIL]/.test(id) && /^[\dOIL]{17}[\dXOIL]$/.test(id)) {
    const repaired = id.replace(/[OIL]/g, (letter) => MISREAD[letter]!);
    if (problemOfCnId(repaired, settings.today) === '' && !isFakeId(repaired))
      return written(cell, repaired, 'cn-id/misread-letter', issues);
  }
  const document = readDocument(id);
  if (document !== undefined) {
    const { kind, fits } = document;
    if (fits === 'wrong') return keptAsTyped(cell, 'invalid', 'cn-id/document-check');
    if (fits === 'possible') return keptAsTyped(cell, 'suspect', 'cn-id/other-document');
    return written(cell, id, 'cn-id/separators', [...issues, `cn-id/${kind}`]);
  }
  if (SEVERAL.test(capitals)) return keptAsTyped(cell, 'suspect', 'cn-id/several');
  if (WITH_REMARK.test(capitals)) return keptAsTyped(cell, 'suspect', 'cn-id/remark');
  return keptAsTyped(cell, 'invalid', /^\d+X?$/.test(id) ? 'cn-id/length' : 'cn-id/not-an-id');
}
