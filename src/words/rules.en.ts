import type { Words } from './catalogue.ts';

export const rulesEn: Words = {
  'expression/empty': 'The condition is empty.',
  'expression/empty#hint': 'Write one, for example: status = inactive, or: created older 3y.',
  'expression/unknown-column':
    'Condition "{text}", character {position}: there is no column called "{near}".',
  'expression/unknown-column#hint':
    'Put a name with spaces or signs in `backticks`, and spaces around words such as and, or, not.',
  'expression/unknown-child':
    'Condition "{text}", character {position}: there is no child table called "{near}".',
  'expression/unknown-child#hint': 'Child tables are given with --child.',
  'expression/no-children':
    'Condition "{text}", character {position}: "{near}" asks for a child table, but none was given.',
  'expression/no-children#hint': 'Add the file with --child FILE:FOREIGN_KEY.',
  'expression/unknown-function':
    'Condition "{text}", character {position}: there is no function called "{near}".',
  'expression/unknown-function#hint':
    'If it is a column with brackets in its name, put the name in `backticks`.',
  'expression/bad-arguments':
    'Condition "{text}", character {position}: {near}() takes {expected} argument(s), but has {found}.',
  'expression/bad-arguments#hint': 'For example: empty(phone), flag(masked), sum(orders.amount, 1y).',
  'expression/needs-column': 'Condition "{text}", character {position}: which column of "{near}" is meant?',
  'expression/needs-column#hint': 'Write table and column: {near}.amount.',
  'expression/no-date-column':
    'Condition "{text}", character {position}: "{near}" has no column that dates its rows, so a period cannot be applied.',
  'expression/no-date-column#hint': 'Name the column third: sum(orders.amount, 1y, orders.paid_on).',
  'expression/bad-duration':
    'Condition "{text}", character {position}: "{near}" is neither a period nor a date.',
  'expression/bad-duration#hint': 'Periods are written 90d, 2w, 6m, 3y; dates 2024-01-31.',
  'expression/unexpected': 'Condition "{text}", character {position}: "{near}" is not expected here.',
  'expression/unexpected#hint':
    'Put values with spaces, commas or brackets in quotes, and join conditions with and / or: city = "New York" and spend >= 10000.',
  'expression/incomplete': 'Condition "{text}" ends too early, at character {position}.',
  'expression/incomplete#hint':
    "A condition is column, sign, value. A blank value is written '': phone = ''.",
  'expression/unclosed-quote':
    'Condition "{text}": the quote {near} at character {position} is never closed.',
  'expression/unclosed-quote#hint': 'Close it, or double it when it belongs to the value.',
  'expression/unclosed-bracket': 'Condition "{text}": the bracket at character {position} is never closed.',
  'expression/unclosed-bracket#hint': 'Add the missing ).',
  'expression/too-deep': 'The condition nests too many brackets or nots (character {position}).',
  'expression/too-deep#hint': 'Split it into several rules.',

  'policy/unknown': 'There is no merge policy called "{near}" (in "{text}").',
  'policy/unknown-master': 'There is no rule called "{near}" for choosing the master record (in "{text}").',
  'policy/unknown-field': '"{text}" names the field "{near}", which does not exist.',
  'policy/needs-argument': '"{text}": {name} needs something after a colon.',
  'policy/needs-argument#hint':
    'For example: newest:updated, priority:gold>silver, has:phone; for the master record also priority:level:gold>silver.',
  'policy/no-argument': '"{text}": {name} takes nothing after a colon.',
  'policy/no-argument#hint': 'Write just {name}.',
  'policy/bad-ranking': '"{text}": a ranking is written best first, with > between: A>B>C.',
  'policy/group-fields': '"{text}": group needs the fields that belong together, in brackets.',
  'policy/group-fields#hint': 'For example: group(address,city,postcode):newest.',
  'policy/group-by': '"{text}": {near} compares single values and cannot choose a whole row for a group.',
  'policy/group-by#hint':
    'Use one of: fill, master, overwrite, newest, newest-valid, oldest, most-frequent, most-complete, source.',
  'policy/when': '"{text}": a condition is written when EXPR then POLICY else POLICY.',
  'policy/when#hint': 'For example: when status = VIP then newest else fill.',
  'policy/when-inner': '"{text}": {near} cannot stand behind a condition.',
  'policy/when-inner#hint': 'Give the field {near} without a condition, or another policy behind it.',
  'policy/allow-blank': '"{text}": {near} does not choose among records, so no blank can win.',
  'policy/allow-blank#hint': 'allow-blank goes with newest, oldest, source, most-complete and their like.',
  'policy/equals-other': '"{text}": write the column, an equals sign and what it must hold.',
  'policy/equals-other#hint': 'For example: equals-other:level=VIP.',
  'policy/trust': '"{text}": a source, its score, and how it falls: crm=90-40/365.',
  'policy/trust#hint':
    'For example: trust:crm=90-40/365,shop=70 (90 falling to 40 within 365 days; 70 for ever).',
  'policy/from': '"{text}": from takes best-score.',
  'policy/from#hint': 'Write from:best-score; for the record that won another field write follow:FIELD.',
  'policy/no-table': '“{text}”: there is no child table to count rows of, so {name} cannot choose.',
  'policy/no-table#hint': 'Name it: --child FILE:FOREIGN-KEY.',
  'policy/unknown-table': '“{text}”: there is no child table “{near}”. There are: {tables}.',
  'policy/follow-circle': 'The field "{field}" follows another field that in the end follows it.',
  'policy/follow-circle#hint': 'Give one of them a policy that decides by itself.',

  'survivorship/tie':
    'The merge policy of "{field}" leaves several different values in the group of row {row} of {source}, and ties are set to stop the run.',
  'survivorship/tie#hint': 'Decide the group in review, give the field another policy, or use --tie review.',

  'retention/active': 'active within the period',
  'retention/inactive': 'no activity within the period',
  'retention/unknown-activity': 'no activity date at all',
  'retention/future-date': 'the last activity lies in the future: kept, please check the date',
};
