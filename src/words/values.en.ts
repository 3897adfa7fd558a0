import type { Words } from './catalogue.ts';

/** Identity numbers, firms' numbers, dates, amounts and lists: what was seen beyond right and wrong. */
export const valuesEn: Words = {
  'cn-id/misread-letter':
    'Letter O, I or l in an identity number read as the digit it was typed for; the check character agrees',
  'cn-id/check-lost':
    'Identity number without its last character; the other 17 tell which one it was (see the suggestion)',
  'cn-id/document-check': 'Looks like an identity document whose check digit or birth date is wrong',
  'cn-id/several': 'Several identity numbers in one cell; kept as typed, split them by hand',
  'cn-id/remark': 'An identity number with a name or a remark beside it; kept as typed',
  'cn-id/passport': 'A passport number: valid, though no identity number',
  'cn-id/home-return-permit': 'A home-return permit of Hong Kong or Macau: valid, though no identity number',
  'cn-id/hk-macau-permit': 'A travel permit to Hong Kong, Macau or Taiwan: valid, though no identity number',
  'cn-id/taiwan-permit': 'A Taiwan travel permit: valid, though no identity number',
  'cn-id/hk-id': 'A Hong Kong identity card: valid, though no mainland identity number',
  'cn-id/macau-id': 'A Macau identity card: valid, though no mainland identity number',
  'cn-id/taiwan-id': 'A Taiwan identity number: valid, though no mainland identity number',
  'cn-id/residence-card': 'A foreign permanent resident card of 2017: valid, though no identity number',
  'cn-id/military-id': 'A military identity card: valid, though no identity number',
  'cn-id/birthday-differs':
    'The birthday is not the one inside the identity number of the same row; one of the two is wrong',
  'cn-id/gender-differs':
    'The gender is not the one inside the identity number of the same row; one of the two is wrong',
  'uscc/licence-number':
    'An old 15-digit business licence number: right, though it cannot be turned into a credit code',
  'uscc/tax-number':
    'An old 15-character tax number: right; the organisation code inside is used for matching',
  'uscc/check-lost':
    'Credit code without its last character; the other 17 tell which one it was (see the suggestion)',
  'uscc/resident-id':
    'The identity number of a person, not a credit code (persons in business are taxed under theirs)',
  'uscc/lei': 'A Legal Entity Identifier (LEI): right, though no credit code',
  'uscc/vat': 'A VAT number: right, though no credit code',
  'uscc/vat-check': 'Looks like a VAT number, and its check digit is wrong',
  'uscc/ein': 'An American employer number (EIN): no credit code',
  'uscc/tw-business-number': 'A Taiwan business number: right, though no credit code',
  'uscc/jp-corporate-number': 'A Japanese corporate number: right, though no credit code',
  'uscc/kr-business-number': 'A Korean business number: right, though no credit code',
  'uscc/foreign-register': 'A number of the company register of its country: no credit code',
  'date/utc-midnight': 'Midnight in local time, written in UTC: the day is the next one',
  'date/by-id': 'A birthday with two readings, settled by the identity number of the same row',
  'date/future-birthday': 'A birthday in the future',
  'date/over-120': 'A birthday more than 120 years ago',
  'date/form-default': 'Far too many rows share this birthday: a form filled it in; not used for matching',
  'date/swapped':
    'Day and month were very likely swapped by a spreadsheet (see the suggestion); kept as it is',
  'date/open-end': 'No last day (长期, permanent); kept as typed',
  'date/never': 'Never happened: no date to write; kept as typed',
  'date/relative': 'A day counted from the day of typing (今天, 3天前); kept as typed',
  'date/no-date': 'A time without a date; kept as typed',
  'date/range': 'From one day to another; kept as typed',
  'gender/ambiguous-code':
    '0 may stand for a woman or for unknown here; kept as typed (map the column as enum with its values to settle it)',
  'date/vague-time': 'A day with a time that is no hour (2025年6月3日上午); kept as typed',
  'number/unit': 'An amount with a unit (5人, 12kg, 100元/月); kept as typed',
  'number/column-currency':
    'The currency sign of the whole column was taken off; the amount was not converted',
  'tags/records': 'A list of records, not of tags; kept as typed',
  'url/mended': 'A mistyped beginning or a Chinese full stop in a web address put right',
};
