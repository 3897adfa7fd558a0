import type { Words } from './catalogue.ts';

/** Model files: weights saved from one run and given to another. */
export const modelEn: Words = {
  'option/model': 'weigh by a model file another run saved; nothing is learned anew',
  'option/save-model': 'write the weights to this file (JSON), for the next run',
  'model/not-json': '{file} is no JSON.',
  'model/not-json#hint': 'A model file is written by --save-model.',
  'model/no-model': '{file} is no model file: it does not say "onerow_model": 1.',
  'model/no-model#hint': 'A model file is written by --save-model.',
  'model/version': '{file} is a model file of version {version}; this program reads version 1.',
  'model/version#hint': 'Save it again with --save-model.',
  'model/wrong': 'In the model file {file}, {key}: {detail}.',
  'model/wrong#hint': 'Save it again with --save-model, or put the value right.',
  'model/no-field':
    'The model file {file} knows none of the fields that are compared here ({present}). It knows: {fields}.',
  'model/no-field#hint':
    'Map the columns to those names (--map COLUMN=TYPE:FIELD), or learn a model of its own.',
  'model/unused-fields':
    '{file}: the model knows fields that are not here: {fields}. The others are weighed by it.',
  'model/unknown-fields':
    '{file}: the model does not know {fields}; their weights are the ones they come with.',
  'model/other-comparison':
    '{file}: {fields} is compared in another way than when the model was saved; its weights are the ones it comes with.',
  'model/with-rules': '{flag} has no meaning beside --rule: rules match without weights.',
  'model/with-rules#hint': 'Leave out one of the two.',
  'cli/model-file': 'model    {file}',
};
