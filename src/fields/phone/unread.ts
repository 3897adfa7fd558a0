// Why a cell holds no number that could be written: said as exactly as can be known, since a person has to act on it.
import type { FieldSettings, Status } from '../../model/cleaned.ts';
import { isFakePhone } from '../../text/placeholders.ts';
import { localWithExtension } from './extension.ts';
import { isLocalNumber, isShortService } from './mainland.ts';

const MASK = /[*•●]{2,}|(?<=\d)[xX]{2,}|[xX]{2,}(?=\d)|[?_#]{3,}|\.{3}/;

/** `138****8001`: what is hidden cannot be checked, formatted or compared. */
export function isMasked(plain: string): boolean {
  return MASK.test(plain) && /\d/.test(plain);
}

/** Status and issue for a cell of which no number could be read. */
export function explainUnread(plain: string, settings: FieldSettings): readonly [Status, string] {
  const digits = plain.replace(/\D/g, '');
  if (digits.length < 3 || /[@:]|[^\W\d_]{4,}/.test(plain)) return ['invalid', 'phone/not-a-number'];
  if (isFakePhone(digits.replace(/^(?:0{0,2}86)?0?(?=1\d{10}$)/, '')))
    return ['invalid', 'phone/placeholder'];
  if (/\d\*\d/.test(plain)) return ['suspect', 'phone/masked'];
  if (settings.country === 'CN') {
    const typed = plain.replace(/[\s-]/g, '');
    if (isShortService(typed)) return ['suspect', 'phone/service-number'];
    if (isLocalNumber(typed) || localWithExtension(plain) !== undefined)
      return ['suspect', 'phone/no-area-code'];
  }
  if (settings.country === '' && digits.length >= 7 && digits.length <= 15 && !plain.includes('+')) {
    return ['suspect', 'phone/no-country'];
  }
  if (digits.length > 15 || /^1[3-9]\d{10,}$/.test(digits)) return ['invalid', 'phone/too-long'];
  if (digits.length < 7 || /^1[3-9]\d{8}$/.test(digits)) return ['invalid', 'phone/too-short'];
  return ['invalid', 'phone/invalid'];
}
