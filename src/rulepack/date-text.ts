import { openDateTime } from '../fields/date/normalizer.ts';
import { NO_SETTINGS } from '../model/cleaned.ts';

const REMEMBERED = 50_000;

/** Any spelling of a date as canonical ISO text; undefined for blank, ambiguous, impossible and stand-in dates. */
export function dateText(today: string): (text: string) => string | undefined {
  const normalizer = openDateTime({ ...NO_SETTINGS, today });
  let known = new Map<string, string | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    if (known.size > REMEMBERED) known = new Map();
    const { value, status } = normalizer.clean(text);
    const date =
      (status === 'ok' || status === 'fixed') && /^\d{4}-\d{2}-\d{2}/.test(value) ? value : undefined;
    known.set(text, date);
    return date;
  };
}
