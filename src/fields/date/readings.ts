import { formatDate } from '../../calendar/plain-date.ts';
import type { FieldSettings } from '../../model/cleaned.ts';
import { tidyText } from '../../text/hygiene.ts';
import { readDate } from './grammar.ts';

const ORDERS = ['dmy', 'mdy', 'ymd'] as const satisfies readonly FieldSettings['dateOrder'][];

/** Every day some text may name, as `YYYY-MM-DD`: two for `03/06/1985`, none for what is no date. */
export function everyReading(text: string, settings: FieldSettings): readonly string[] {
  const tidy = tidyText(text).text;
  const days = new Set<string>();
  for (const dateOrder of ORDERS) {
    const reading = readDate(tidy, { ...settings, dateOrder });
    if ('date' in reading) days.add(formatDate(reading.date));
  }
  return [...days];
}
