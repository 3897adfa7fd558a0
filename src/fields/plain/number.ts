import type { Cleaned, FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { asItStands, keptAsTyped, NO_KEYS, tidyAndFold, withoutValue, written } from '../outcome.ts';
import type { OpenField } from '../outcome.ts';
import { readAmount } from './amount.ts';
import { toldInFigures } from './amount-told.ts';
import { currencyOf, homeCurrency } from './currency.ts';

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const NOTHING_LOST = /^-?\d+$|^-?\d+\.(?:\d{1,2}|\d{4,})$/;

/** Numbers as exact decimal strings. What could be read in two ways is kept as typed. */
export const openNumber: OpenField = open;

/**
 * Amounts of money, as numbers. Nothing is converted, and no currency is lost: the sign of the home currency comes off,
 * and that of the one currency a whole column is in (with an issue on every cell); any other stays with its amount, in
 * one spelling (`USD 1234.50`, `$5`), and the cell is suspect: it cannot be added to the others.
 */
export const openMoney: OpenField = open;

function open(settings: FieldSettings): Normalizer {
  const decimalComma = settings.profile.amounts?.decimalComma === true;
  return {
    clean(cell) {
      if (PLAIN.test(cell) && (!decimalComma || NOTHING_LOST.test(cell)))
        return cell.startsWith('-') && /^[-0.]*$/.test(cell) ? withoutMinus(cell) : asItStands(cell);
      return cleanSlowly(cell, settings, decimalComma);
    },
    keys: keysOfNumber,
  };
}

function cleanSlowly(cell: string, settings: FieldSettings, decimalComma: boolean): Cleaned {
  const { text, issues } = tidyAndFold(cell);
  const nothing = withoutValue(cell, text);
  if (nothing) return nothing;
  const { value, problem, currency } = readAmount(text, decimalComma);
  if (problem === 'not-a-number') return keptAsTyped(cell, 'invalid', 'number/not-a-number');
  if (problem !== '') {
    const kept = keptAsTyped(cell, problem === 'scientific' ? 'lossy' : 'suspect', `number/${problem}`);
    const suggestion = toldInFigures(text, problem, decimalComma);
    return suggestion === undefined ? kept : { ...kept, suggestion };
  }
  const code = currency === '' ? '' : currencyOf(currency, settings.country);
  if (code === '' || code === homeCurrency(settings.country))
    return written(cell, value, 'number/plain-decimal', issues);
  if (code === settings.profile.amounts?.currency)
    return written(cell, value, 'number/plain-decimal', [...issues, 'number/column-currency']);
  const amount = /^[A-Z]/.test(code) ? `${code} ${value}` : `${code}${value}`;
  return written(cell, amount, 'number/plain-decimal', [...issues, 'number/currency'], 'suspect');
}

function withoutMinus(zero: string): Cleaned {
  return written(zero, zero.slice(1), 'number/plain-decimal');
}

function keysOfNumber({ value, status }: Cleaned): readonly string[] {
  if (status !== 'ok' && status !== 'fixed') return NO_KEYS;
  return [value.includes('.') ? value.replace(/\.?0+$/, '') : value];
}
