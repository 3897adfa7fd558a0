// Why a cell holds no number that could be written: said as exactly as can be known, since a person has to act on it.
import parsePhoneNumber from 'libphonenumber-js/max';
import type { FieldSettings, Status } from '../../model/cleaned.ts';
import { isFakePhone } from '../../text/placeholders.ts';
import { withoutLabel } from './cell.ts';
import { localWithExtension } from './extension.ts';
import { isNorthAmerican } from './dial.ts';
import { isLocalNumber, isMachineNumber, isShortService } from './mainland.ts';

const MASK = /[*•●○〇·]{2,}|(?<=\d)[xX]{2,}|[xX]{2,}(?=\d)|(?<=\d[\s-])[xX]{3,}|[?_#]{3,}|\.{3}/;
/** 138----5671, with no room for the digits in between. */
const DASHED = /\d-{3,}\d/;
const LEAST_DIGITS = 9;

/** `138****8001`: what is hidden cannot be checked, formatted or compared. */
export function isMasked(plain: string): boolean {
  if (MASK.test(plain)) return /\d/.test(plain);
  return DASHED.test(plain) && plain.replace(/\D/g, '').length < LEAST_DIGITS;
}

/** `13812345671/139****5672`: the pieces of a cell that hide nothing, and those that do. */
export function partMasked(plain: string): { readonly shown: string; readonly masked: readonly string[] } {
  const pieces = plain.split(/[/、;,|\n]+/).map((piece) => piece.trim());
  return {
    shown: pieces.filter((piece) => !isMasked(piece)).join('\n'),
    masked: pieces.filter(isMasked),
  };
}

export interface Unread {
  readonly status: Status;
  readonly issue: string;
  /** The number that was perhaps meant, E.164. */
  readonly suggestion?: string;
}

/** Why no number could be read from a cell. */
export function explainUnread(text: string, settings: FieldSettings): Unread {
  const plain = withoutLabel(text);
  const digits = plain.replace(/\D/g, '');
  if (digits.length < 3 || /[@:]|[^\W\d_]{4,}/.test(plain)) return invalid('phone/not-a-number');
  if (isFakePhone(digits.replace(/^(?:0{0,2}86)?0?(?=1\d{10}$)/, ''))) return invalid('phone/placeholder');
  if (/\d\*\d/.test(plain)) return suspect('phone/masked');
  if (settings.country === 'CN') {
    const told = explainMainland(plain);
    if (told !== undefined) return told;
  }
  if (settings.country === '' && digits.length >= 7 && digits.length <= 15 && !plain.includes('+')) {
    return suspect('phone/no-country');
  }
  if (isPossibleAbroad(plain)) return suspect('phone/unassigned-number');
  if (digits.length > 15 || /^1[3-9]\d{10,}$/.test(digits)) return invalid('phone/too-long');
  if (digits.length < 7 || /^1[3-9]\d{8}$/.test(digits)) return invalid('phone/too-short');
  return invalid('phone/invalid');
}

const suspect = (issue: string): Unread => ({ status: 'suspect', issue });
const invalid = (issue: string): Unread => ({ status: 'invalid', issue });

function explainMainland(plain: string): Unread | undefined {
  const typed = plain.replace(/[\s-]/g, '');
  if (isShortService(typed.replace(/x\d{1,4}$/, ''))) return suspect('phone/service-number');
  if (isMachineNumber(typed.replace(/^(?:\+|00)?86(?=14)/, ''))) return suspect('phone/machine-number');
  const grouped = plain.replace(/(?<=\d)[\s-](?=\d{4})/g, '');
  if (isLocalNumber(typed) || [plain, grouped].some((each) => localWithExtension(each) !== undefined)) {
    return suspect('phone/no-area-code');
  }
  const neighbour = neighbourOf(typed, plain);
  return neighbour === undefined
    ? undefined
    : { status: 'suspect', issue: 'phone/perhaps-foreign', suggestion: neighbour };
}

/** As people in Taiwan (09xx), Hong Kong (9xxx xxxx) or North America write it at home; no mainland number looks like that. */
function neighbourOf(typed: string, plain: string): string | undefined {
  if (isNorthAmerican(plain)) return validOrNothing(`+1${typed.replace(/\D/g, '').slice(-10)}`);
  if (/^09\d{8}$/.test(typed)) return validOrNothing(`+886${typed.slice(1)}`);
  return /^9\d{7}$/.test(typed) ? validOrNothing(`+852${typed}`) : undefined;
}

function validOrNothing(e164: string): string | undefined {
  return parsePhoneNumber(e164, { extract: false })?.isValid() === true ? e164 : undefined;
}

/**
 * A foreign number with its country code and of a length that exists there: what is missing may be the metadata, which
 * change from release to release.
 */
function isPossibleAbroad(plain: string): boolean {
  if (!/^\+(?!86)\d[\d\s().-]+$/.test(plain)) return false;
  return parsePhoneNumber(plain, { extract: false })?.isPossible() === true;
}
