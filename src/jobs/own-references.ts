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
  return { own, specs: specs.filter((spec) => !own.includes(spec)) };
}

/** `FK=COLUMN`: only the id of a customer is carried through the crosswalk. */
export function refuseOtherReferences(specs: readonly ChildSpec[], { plan }: Opened): void {
  for (const { references, foreignKey, name } of specs) {
    if (references === undefined) continue;
    const ids = plan.sources.map(({ columns, idColumns }) =>
      idColumns.map((at) => columns[at]!.name).join('+'),
    );
    if (ids.every((id) => id !== references))
      throw usageError('merge/child-reference', {
        child: name,
        column: foreignKey,
        references,
        id: ids[0] ?? '',
      });
  }
}
