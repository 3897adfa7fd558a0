import type { Words } from './catalogue.ts';

/** What a configuration makes of the columns. */
export const configEn: Words = {
  'config/none': 'no configuration: defaults and flags',
  'config/file': 'configuration {file}',
  'config/country': 'country {country}',
  'config/column': 'column',
  'config/type': 'type',
  'config/sure': 'sure',
  'config/type-by': 'because of',
  'config/normalizer': 'written as',
  'config/policy': 'on merging',
  'config/policy-by': 'set by',
  'config/judged': '{valid}/{of}',
  'config/master': 'the record that survives is chosen by: {rules}',
  'config/master-default':
    'the record that survives is chosen by the usual rules: most children, most valid, newest, oldest created, lowest id',
  'config/no-match': 'nothing here can tell customers apart: scan and merge would stop',
  'config/match-rules': 'matched by rules: {rules} · {by}',
  'config/match-default':
    'matched by all columns that tell customers apart (no --rule); kinds and passes as the first {looked} records suggest',
  'config/match-field': 'matched by',
  'config/columns': 'columns',
  'config/levels': 'how two values compare',
  'config/group': 'kind of evidence',
  'config/veto': 'different ones forbid',
  'config/passes': 'brought together by {count} blocking rules: {names}',
  'config/bands':
    'merged by itself from {auto}, shown to a person from {review}; clusters of more than {max} go to a person',
  'set-by/flag': 'flag',
  'set-by/config': 'configuration',
  'set-by/map-file': 'mapping file',
  'set-by/header': 'header',
  'set-by/values': 'values',
  'set-by/header+values': 'header and values',
  'set-by/default': 'default',
  'set-by/type': 'its type',
  'set-by/role': 'what it is for',
  'set-by/field-groups': 'field_groups',
  'set-by/merge-default': 'merge.default',
};
