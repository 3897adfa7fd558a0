import type { Words } from './catalogue.ts';

/** 模型文件：一次运行保存的权重，供下次使用。 */
export const modelZh: Words = {
  'option/model': '用另一次运行保存的模型文件打分，不再重新学习',
  'option/save-model': '把权重写入该文件（JSON），供下次运行使用',
  'model/not-json': '{file} 不是 JSON。',
  'model/not-json#hint': '模型文件由 --save-model 写出。',
  'model/no-model': '{file} 不是模型文件：其中没有 "onerow_model": 1。',
  'model/no-model#hint': '模型文件由 --save-model 写出。',
  'model/version': '{file} 是版本 {version} 的模型文件，本程序只读版本 1。',
  'model/version#hint': '请用 --save-model 重新保存。',
  'model/wrong': '模型文件 {file} 中，{key}：{detail}。',
  'model/wrong#hint': '请用 --save-model 重新保存，或更正该值。',
  'model/no-field': '模型文件 {file} 不认识这里比较的任何字段（{present}）。它认识：{fields}。',
  'model/no-field#hint': '请把列映射为这些名称（--map 列名=类型:字段），或重新学习模型。',
  'model/unused-fields': '{file}：模型认识的这些字段在这里没有：{fields}。其余字段按模型打分。',
  'model/unknown-fields': '{file}：模型不认识 {fields}，这些字段使用自带权重。',
  'model/other-comparison': '{file}：{fields} 的比较方式与保存模型时不同，改用自带权重。',
  'model/with-rules': '{flag} 与 --rule 同用没有意义：规则匹配不打分。',
  'model/with-rules#hint': '请去掉其中一个。',
  'cli/model-file': '模型   {file}',
};
