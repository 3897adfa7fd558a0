import type { Words } from './catalogue.ts';

/** What a file holds: inspect, the detection of columns, mapping files. */
export const inspectEn: Words = {
  'command/inspect':
    'look at a file: types, quality, damage, the three worst problems first; changes nothing',
  'option/require': "what every record must have, e.g. 'phone|email' for either; repeatable",
  'cli/require': '--require takes columns, or several with | between them; not "{value}".',
  'step/inspect': 'inspecting',
  'report/title-inspect': 'Inspection',
  'did/inspect': 'Looked at {rows} from {files}. Nothing was changed.',

  'inspect/header-found': 'header: row {row}, found by its looks ({known} of {columns} names known)',
  'inspect/header-told': 'header: row {row}, as told ({known} of {columns} names known)',
  'inspect/header-none': 'no header: the first row is data; columns are numbered ({columns})',
  'inspect/above': '{count} lines above it are no records',
  'inspect/below': '{count} lines below the table are no records',
  'inspect/unrecoverable': 'Cannot be brought back by any program: {columns}',
  'inspect/nothing-lost': 'Nothing here is beyond repair.',
  'inspect/head-column': 'column',
  'inspect/head-type': 'type',
  'inspect/head-sure': 'sure',
  'inspect/head-filled': 'filled',
  'inspect/head-valid': 'valid',
  'inspect/head-damaged': 'damaged',
  'inspect/head-suspects': 'to check',
  'inspect/head-distinct': 'distinct',
  'inspect/incomplete':
    'rows that lack what is required: {rows} ({required}; a|b: either will do), listed in incomplete.csv',
  'inspect/completeness': 'usable values in every column: {full} rows; in fewer than half of them: {half}',
  'inspect/next': 'Cells that cleaning would change: {cells}. See how: onerow normalize {file} --dry-run',
  'inspect/mapping': 'mapping  {file}',
  'report/section-inspect': 'How the file was read',
  'report/section-completeness': 'How complete the rows are',
  'report/section-columns-inspect': 'Column by column',
  'report/intro-columns-inspect':
    'What was taken for what, and why. mapping.yaml holds these decisions: change what is wrong and give it to --map-file. A run with it stops when the columns are no longer these.',
  'report/intro-completeness': 'Rows by the share of their cells that hold something usable.',
  'report/intro-completeness-required':
    'Rows by the share of {required} that they have. {rows} of them lack something: incomplete.csv lists each.',
  'report/lost': 'Beyond repair',
  'report/rules-would': 'What cleaning would change',
  'report/intro-rules-would': 'Nothing has been changed. This is what normalize would do.',
  'column/header-row': 'Header',
  'column/filled': 'Filled',
  'column/valid': 'Valid',
  'column/distinct': 'Distinct',
  'column/sample': 'For example',
  'column/issue': 'Mostly',
  'column/completeness': 'Complete',
  'count/parties': '{people} people, {companies} companies',
  'why/values-fit': 'values that fit: {valid} of {judged}',

  'detect/mostly-fails': 'most values fail the check of this type',
  'detect/mostly-fails#notice':
    '"{column}" is headed as {header}, but only {valid} of {judged} values pass its check. If it is something else: --map {word}=text',
  'detect/values-contradict': 'the header says another type; the values were believed',
  'detect/values-contradict#notice':
    '"{column}" is headed as {header}, but its values are of the type {type} and are treated so. --map {word}=TYPE decides.',
  'detect/header-not-believed': 'the values are not what the header says',
  'detect/header-not-believed#notice':
    '"{column}" is headed as {header}, but its values are not; it is kept as text. --map {word}=TYPE decides.',
  'detect/mis-mapped':
    '{file}: only {valid} of {judged} values of "{column}" pass the check of this type ({meant}). This is probably another column, so nothing was marked invalid and nothing was written.',
  'detect/mis-mapped#hint':
    'Say what it is: --map {word}=text keeps it as it stands; --map {word}={type}, if it is one, marks what fails. onerow inspect shows more.',
  'hint/unix-seconds': 'perhaps timestamps (seconds since 1970)',
  'hint/unix-seconds#short': 'timestamps?',
  'hint/unix-milliseconds': 'perhaps timestamps (milliseconds since 1970)',
  'hint/unix-milliseconds#short': 'timestamps?',
  'hint/bank-card': 'perhaps bank card numbers',
  'hint/bank-card#short': 'cards?',
  'hint/fifteen-digits': '15 digits: an old ID number, a licence number or a device',
  'hint/fifteen-digits#short': '15 digits',
  'hint/long-number': 'long numbers given out by a system',
  'hint/long-number#short': 'long numbers',
  'hint/key': 'perhaps the record number (--id)',
  'hint/key#short': 'id?',

  'config/unknown-command': 'allow: there is no command "{command}". There are: {commands}.',
  'config/unknown-policy': 'there is no policy "{value}". There are: {policies}.',
  'config/unknown-type': '"{value}" names no type. Types: {types}.',
  'config/header-word':
    'lexicons: "{value}" does not say what such a column is. Write ROLE=WORD, as in phone=联系号. Roles: {roles}.',
  'mapping/head':
    'What each column was taken for. Change a type where it is wrong, then: onerow normalize FILE --map-file THIS-FILE\nA run with this file stops (exit 3) when a column is missing, new or renamed, or when its values no longer fit its type.\nfits: the share of values that fitted when this was written; take it out and the values are not checked.',
  'pin/drifted':
    'The columns are not the ones that {mapping} pins (differences: {count}). Nothing was written.',
  'pin/drifted#hint':
    'If the change is right, write the mapping anew: onerow inspect FILE -o {mapping} --force',
  'pin/missing-column': '{file} has no column "{column}" any more.',
  'pin/renamed-column': '{file} has no column "{column}" any more; perhaps it is called "{other}" now.',
  'pin/new-column': '{file} has a new column "{column}".',
  'pin/new-source': 'The source "{source}" is not in {mapping}.',
  'pin/missing-source': 'The source "{source}" of {mapping} is not there.',
  'pin/no-longer-fits': '{file}: only {valid} of {judged} values of "{column}" are still of the type {type}.',

  'suspect-test': 'Looks like somebody trying the form out (测试, test, made-up numbers)',
  'problem/mostly-fails': '“{field}” is headed as {header}, but {valid} of {judged} values pass its check',
  'problem/mostly-fails-help':
    'Probably it is another column, and normalize will stop. Say what it is: --map {word}=text, or --map {word}={code} if it is one.',
  'problem/values-contradict': '“{field}” is headed as {header}, but holds values of the type {type}',
  'problem/values-contradict-help':
    'Columns may have slipped in the export. The values were believed; --map {word}={code} believes the header.',
  'problem/header-not-believed': '“{field}” is headed as {header}, but its values are not',
  'problem/no-country': '“{field}”: numbers without a country',
  'problem/no-country-help':
    'Nobody can tell where they ring, and they count as unchecked. Say it once: --country US (or GB, CN, DE …).',
  'problem/header-not-believed-help':
    'It is kept as text and not used for matching. If the header is right, say so: --map {word}={code}',
  'problem/two-readings': '“{field}”: days that can be read in two ways (03/04/2025)',
  'problem/two-readings-help':
    'Nobody can tell whether the day or the month comes first. Say it once: --date-order dmy (or mdy).',
  'problem/two-orders-help':
    'The column holds both orders, so no --date-order fits all of it: export the sources apart, or with the year first.',
  'problem/digits-lost': '“{field}”: digits lost in a spreadsheet; they cannot be brought back',
  'problem/digits-lost-help':
    'Only the system they came from still has them: export that column again, as text, and do not open it in Excel on the way.',
  'problem/text-lost': '“{field}”: garbled text whose characters are gone; it cannot be brought back',
  'problem/text-lost-help':
    'Only the system it came from still has it: export again in UTF-8, or name the right --encoding.',
  'problem/invalid-mostly': 'Mostly: {reason}. What is invalid is not used for matching.',
  'problem/blank': '“{field}” is blank',
  'problem/blank-help':
    'Such customers can be neither reached nor told apart by it. Perhaps another source knows: normalize --source … brings several together.',
  'problem/shared-id': '“{field}”: values that stand more than once',
  'problem/shared-id-help':
    'A record number should be unique. Name columns that are unique together (--id A+B) or use --id row.',
  'problem/incomplete': 'Rows that lack what is required: {required}',
  'problem/incomplete-help': 'incomplete.csv lists each with what is missing.',
  'problem/trials': 'Rows that look like tests',
  'problem/trials-help':
    "Look at them in flags.csv (suspect-test). They stay until you say otherwise: onerow archive --where 'flag(suspect-test)'",
};
