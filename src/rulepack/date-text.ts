const parseDateText = (t: string, _s: unknown): string | undefined => (/^\d{4}-\d{2}-\d{2}/.test(t) ? t : undefined);
import { NO_PROFILE, type FieldSettings } from '../model/cleaned.ts';

/** Any spelling of a date as canonical ISO text, remembered: date columns repeat. */
export function dateText(today: string): (text: string) => string | undefined {
  const settings: FieldSettings = {
    country: '',
    phoneFormat: 'e164',
    today,
    words: 'en',
    dateOrder: '',
    profile: NO_PROFILE,
  };
  let known = new Map<string, string | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    if (known.size > 50_000) known = new Map();
    const parsed = parseDateText(text, settings);
    known.set(text, parsed);
    return parsed;
  };
}
