// TEMPORARY while field kinds are being written beside this file
import { openCompany } from '../fields/company/company.ts';
import { openName } from '../fields/person-name/person-name.ts';
import { openPhone } from '../fields/phone/normalizer.ts';
import type { FieldSettings, Normalizer } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import { tidyText } from '../text/hygiene.ts';

const openText = (): Normalizer => ({
  clean(cell) {
    const { text } = tidyText(cell);
    return { value: text, status: text === '' ? 'empty' : 'ok', rule: text === cell ? '' : 'text/tidy', issues: [] };
  },
  keys: (cleaned) => (cleaned.value === '' ? [] : [cleaned.value.toLowerCase()]),
});

export function openNormalizer(type: FieldType, settings: FieldSettings): Normalizer {
  if (type === 'phone') return openPhone(settings);
  if (type === 'name') return openName(settings);
  if (type === 'company') return openCompany(settings);
  return openText();
}
