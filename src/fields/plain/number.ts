import type { Cleaned } from '../../model/cleaned.ts';
import { asItStands, keptAsTyped, NO_KEYS, tidyAndFold, withoutValue, written } from '../outcome.ts';
import type { OpenField } from '../outcome.ts';
import { readAmount } from './amount.ts';

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Numbers as exact decimal strings. What could be read in two ways is kept as typed. */
export const openNumber: OpenField = () => ({ clean: cleanNumber, keys: keysOfNumber });

/** Amounts of money: as numbers; a currency other than the yuan is reported, never converted. */
export const openMoney: OpenField = () => ({ clean: cleanNumber, keys: keysOfNumber });

function cleanNumber(cell: string): Cleaned {
  if (PLAIN.test(cell))
    return cell.startsWith('-') && /^[-0.]*$/.test(cell) ? withoutMinus(cell) : asItStands(cell);
  const { text, issues } = tidyAndFold(cell);
  const nothing = withoutValue(cell, text);
  if (nothing) return nothing;
  const { value, problem, currency } = readAmount(text);
  if (problem === '') {
    return written(
      cell,
      value,
      'number/plain-decimal',
      currency === '' ? issues : [...issues, 'number/currency'],
    );
  }
  if (problem === 'not-a-number') return keptAsTyped(cell, 'invalid', 'number/not-a-number');
  return keptAsTyped(cell, problem === 'scientific' ? 'lossy' : 'suspect', `number/${problem}`);
}

function withoutMinus(zero: string): Cleaned {
  return written(zero, zero.slice(1), 'number/plain-decimal');
}

function keysOfNumber({ value, status }: Cleaned): readonly string[] {
  if (status !== 'ok' && status !== 'fixed') return NO_KEYS;
  return [value.includes('.') ? value.replace(/\.?0+$/, '') : value];
}
