import type { Cleaned, FieldSettings } from '../../model/cleaned.ts';
import { NO_ISSUES, tidyText } from '../../text/hygiene.ts';
import { isFakePhone } from '../../text/placeholders.ts';
import { asItStands, keptAsTyped, NO_KEYS, withoutIdentifier, written, type OpenField } from '../outcome.ts';
import { usualAtHome } from './assigned.ts';
import { numbersOf, plainForm, type CellNumbers } from './cell.ts';
import { dial, isNorthAmerican, OTHER, type PhoneNumber } from './dial.ts';
import { isMadeUp } from './made-up.ts';
import { readNumeral } from './numeral.ts';
import { successorOf } from './area-codes.ts';
import { explainUnread, isMasked, partMasked, type Unread } from './unread.ts';
import { usualLandline, usualMobile } from './usual.ts';
import { mobileShortCuts } from './usual-bytes.ts';
import { keyOf, writeNumber, writeE164 } from './written.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

/** Kept as typed, yet telling: the same few digits in the same column are likely the same line. */
const LOCAL_EVIDENCE: ReadonlySet<string> = new Set([
  'phone/no-country',
  'phone/no-area-code',
  'phone/ambiguous-region',
]);

/** Phone numbers: E.164 or the column's style, the extension apart, several numbers told apart, nothing blanked. */
export const openPhone: OpenField = (settings) => {
  const isMainland = settings.country === 'CN';
  return {
    clean(cell) {
      if (isMainland) {
        const national = usualMobile(cell);
        if (national !== '') return mobile(cell, national, settings);
        const landline = usualLandline(cell);
        if (landline !== undefined) return single(cell, landline, NO_ISSUES, settings);
      } else {
        const home = usualAtHome(cell, settings.country);
        if (home !== undefined) return single(cell, { ...home, ...OTHER }, NO_ISSUES, settings);
      }
      if (E164.test(cell)) {
        const number = dial(cell, settings);
        if (number !== undefined) return single(cell, number, NO_ISSUES, settings);
      }
      return cleanSlowly(cell, settings);
    },
    ...(isMainland ? mobileShortCuts(settings) : {}),
    keys(cleaned) {
      const { status, value, issues } = cleaned;
      if (value === '' || status === 'invalid' || status === 'lossy' || status === 'empty') return NO_KEYS;
      if (issues.length > 0) {
        if (issues.includes('phone/masked') || issues.includes('text/ditto')) return NO_KEYS;
        if (issues.some((issue) => LOCAL_EVIDENCE.has(issue))) return localKeys(value);
      }
      const first = keyOf(value, settings);
      if (cleaned.more === undefined) return first === undefined ? NO_KEYS : [first];
      const all = [first, ...cleaned.more.map((more) => keyOf(more, settings))];
      return [...new Set(all.filter((key) => key !== undefined))];
    },
  };
};

function mobile(cell: string, national: string, { phoneFormat }: FieldSettings): Cleaned {
  if (phoneFormat === 'e164') {
    const isCanonical = cell.length === 14 && cell.startsWith('+');
    return isCanonical ? asItStands(cell) : written(cell, `+86${national}`, 'phone/e164');
  }
  if (phoneFormat === 'cc-area') return written(cell, `+86-${national}`, 'phone/cc-area');
  return cell === national ? asItStands(cell) : written(cell, national, STYLE_RULES[phoneFormat]);
}

const STYLE_RULES = {
  e164: 'phone/e164',
  national: 'phone/national',
  'cc-area': 'phone/cc-area',
  cn: 'phone/cn',
} as const;

function localKeys(value: string): readonly string[] {
  const digits = value.replace(/\D/g, '');
  return digits.length >= 7 && digits.length <= 15 && !isFakePhone(digits) ? [digits] : NO_KEYS;
}

function cleanSlowly(cell: string, settings: FieldSettings): Cleaned {
  const { text, issues } = tidyText(cell, { keepLines: true });
  const nothing = withoutIdentifier(cell, text);
  if (nothing !== undefined) return nothing;
  const plain = plainForm(text);
  if (isMasked(plain)) return beside(cell, plain, issues, settings);
  const numeral = readNumeral(plain);
  if (numeral === 'lossy') return keptAsTyped(cell, 'lossy', ...issues, 'phone/excel-damaged');
  const readable = numeral?.digits ?? plain;
  const found = numeral ? asExcelNumber(numbersOf(readable, settings)) : numbersOf(readable, settings);
  const [first] = found.numbers;
  const isAmbiguous = found.numbers.some((number) => number.issue === 'phone/ambiguous-region');
  if (first !== undefined && !isAmbiguous) return several(cell, first, found, issues, settings);
  const { status, issue, suggestion } = isAmbiguous ? ambiguous(readable) : explainUnread(readable, settings);
  const kept = keptAsTyped(cell, status, ...issues, issue);
  const cleaned = suggestion === undefined ? kept : { ...kept, suggestion };
  // The digits that a float took with it are no part of the number, valid or not.
  return numeral && status === 'suspect'
    ? { ...cleaned, value: readable, rule: 'phone/excel-number' }
    : cleaned;
}

/** A cell with a mask in it: what else it holds can be read where numbers are told apart. */
function beside(cell: string, plain: string, issues: readonly string[], settings: FieldSettings): Cleaned {
  const { shown, masked } = partMasked(plain);
  const found = shown === '' ? undefined : numbersOf(shown, settings);
  const first = found?.numbers[0];
  if (found === undefined || first === undefined || found.numbers.some(({ issue }) => issue !== ''))
    return keptAsTyped(cell, 'suspect', ...issues, 'phone/masked');
  return several(cell, first, { ...found, unread: [...found.unread, ...masked] }, issues, settings);
}

function ambiguous(written: string): Unread {
  const suggestion = isNorthAmerican(written) ? `+1${written.replace(/\D/g, '').slice(-10)}` : undefined;
  return {
    status: 'suspect',
    issue: 'phone/ambiguous-region',
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function asExcelNumber(found: CellNumbers): CellNumbers {
  return { ...found, numbers: found.numbers.map((number) => ({ ...number, rule: 'phone/excel-number' })) };
}

/** Writes one number, with the issues it brings along. */
function single(
  cell: string,
  number: PhoneNumber,
  before: readonly string[],
  settings: FieldSettings,
): Cleaned {
  const own = issuesOf(number);
  const styled = writeNumber(number, settings);
  const value = styled ?? writeE164(number);
  const unstyled = styled === undefined ? ['phone/style-impossible'] : NO_ISSUES;
  const isPlain = before.length + own.length + unstyled.length === 0;
  const isSuspect = number.issue !== '' || own.includes('phone/placeholder');
  const rule = number.rule === '' ? STYLE_RULES[settings.phoneFormat] : number.rule;
  const issues = isPlain ? NO_ISSUES : [...before, ...own, ...unstyled];
  const cleaned = written(cell, value, rule, issues, isSuspect ? 'suspect' : 'ok');
  if (number.issue === 'phone/retired-area-code') return { ...cleaned, ...afterMerger(number, settings) };
  const { extension, elsewhere } = number;
  const suggested = elsewhere === undefined ? cleaned : { ...cleaned, suggestion: elsewhere };
  return extension === '' ? suggested : { ...suggested, extension };
}

/** What a number of a merged network likely is today: 0733-8123456 → 0731-28123456; just the code where that is known. */
function afterMerger(number: PhoneNumber, settings: FieldSettings): Partial<Cleaned> {
  const { national, extension } = number;
  const successor = successorOf(national.slice(0, 3));
  const own = extension === '' ? {} : { extension };
  if (successor === undefined) return own;
  const grown = {
    ...number,
    national: successor.area + successor.digit + national.slice(3),
    issue: '' as const,
  };
  const isWhole = successor.digit !== '' && national.length === 10;
  const suggestion = isWhole ? (writeNumber(grown, settings) ?? writeE164(grown)) : `0${successor.area}`;
  return { ...own, suggestion };
}

/** Writes what was found; the first number is the value, the others and whatever did not validate follow in `more`. */
function several(
  cell: string,
  first: PhoneNumber,
  { numbers, unread, hasNote }: CellNumbers,
  before: readonly string[],
  settings: FieldSettings,
): Cleaned {
  const cleaned = single(cell, first, hasNote ? [...before, 'phone/note'] : before, settings);
  if (numbers.length + unread.length === 1) return cleaned;
  const others = numbers.slice(1).map((number) => writeNumber(number, settings) ?? writeE164(number));
  const more = new Set([...others, ...unread]);
  more.delete(cleaned.value);
  return more.size === 0
    ? cleaned
    : { ...cleaned, issues: [...cleaned.issues, 'phone/several'], more: [...more] };
}

function issuesOf(number: PhoneNumber): readonly string[] {
  if (number.kind === 'service') return SERVICE;
  if (isMadeUp(number.country, number.national)) return number.issue === '' ? FAKE : [...FAKE, number.issue];
  return number.issue === '' ? NO_ISSUES : [number.issue];
}

const SERVICE: readonly string[] = ['phone/service-number'];
const FAKE: readonly string[] = ['phone/placeholder'];
