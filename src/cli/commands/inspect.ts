import type { InspectOptions } from '../../jobs/inspect.ts';
import { defineCommand, textsFlag } from '../command.ts';
import { describeInspect } from '../print-inspect.ts';
import { parseShared, withSharedOptions } from '../shared-options.ts';

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

// One pass over every source, in chunks, on threads; memory does not grow with the file.
export const inspect = defineCommand<InspectOptions>({
  name: 'inspect',
  examples: [
    'inspect crm.csv',
    "inspect crm.csv --require '手机|邮箱' --require 姓名",
    'inspect crm.csv --dry-run',
    'inspect crm.csv -o mapping.yaml && onerow normalize crm-next.csv --map-file mapping.yaml',
  ],
  declare: (program, words) =>
    withSharedOptions(program, words).option('--require <columns>', words('option/require'), collect),
  async parse(flags, files, setting) {
    const { shared, config } = await parseShared('inspect', flags, files, setting);
    const required = textsFlag(flags, 'require');
    return {
      ...shared,
      require: required.length > 0 ? required : (config.inspect?.require ?? []),
      requiredFields: Object.entries(config.fields ?? {}).flatMap(([name, { required: must }]) =>
        must === true ? [name] : [],
      ),
    };
  },
  run: async (options, setting) =>
    describeInspect(
      await (await import('../../jobs/inspect.ts')).runInspect(options, setting.world),
      setting,
    ),
});
