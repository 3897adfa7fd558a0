// Columns that name customers: of the customers' own file, and of child tables.
import path from 'node:path';
import { usageError } from '../model/user-error.ts';
import type { ChildSpec } from './child-spec.ts';
import { unknownColumn } from './plan.ts';
import type { Opened } from './sources.ts';

/** A "child" that is one of the sources themselves is a column of customers that names other customers. */
export function splitOwn(
  specs: readonly ChildSpec[],
  { plan, sources }: Opened,
): { own: readonly ChildSpec[]; specs: readonly ChildSpec[] } {
  const files = new Set(
    sources.flatMap((source) =>
      source.files.flatMap((each) => [each.path, each.file].map((file) => path.resolve(file))),
    ),
  );
  const own = specs.filter(({ file }) => files.has(path.resolve(file)));
  const names = plan.output.map((column) => column.name);
  for (const { foreignKey, file } of own)
    if (!names.includes(foreignKey)) throw unknownColumn(foreignKey, { file, header: { names } });
  const others = specs.filter((spec) => !own.includes(spec));
  for (const { name, file } of others)
    if (plan.sources.some(({ info }) => info.name === name))
      throw usageError('merge/child-like-source', { child: name, file });
  return { own, specs: others };
}
