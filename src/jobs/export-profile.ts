// `export --profile-of ID`: one record and every row of the child tables that belongs to it, as one JSON document. Children
// stream past; nothing of them is held.
import path from 'node:path';
import { inputFiles, openSource, type Source } from '../io/source.ts';
import type { Output } from '../io/outputs.ts';
import { count, emptyTally } from '../model/events.ts';
import { inputError, usageError } from '../model/user-error.ts';
import { rejectLine } from '../report/ledger.ts';
import { nearestWord } from '../text/nearest.ts';
import type { ChildSpec } from './child-spec.ts';
import { countsOf } from './counts.ts';
import type { SharedOptions } from './options.ts';
import { unknownColumn, type SourcePlan } from './plan.ts';
import { openChunkReader } from './read-chunk.ts';
import { recordId } from './record-id.ts';
import { withRun, type Run, type RunResult } from './run.ts';
import { openSources, readAll, type Opened } from './sources.ts';
import type { World } from './world.ts';

export interface ProfileOptions extends SharedOptions {
  /** An id, or `source:id`. */
  readonly profileOf: string;
  readonly children: readonly ChildSpec[];
}

interface Child {
  readonly name: string;
  readonly source: Source;
  /** Columns of foreign keys, and the column of the record each refers to; undefined: its id. */
  readonly keys: readonly { readonly column: number; readonly references: string | undefined }[];
}

interface Profiled {
  readonly source: SourcePlan;
  readonly row: number;
  readonly id: string;
  readonly cells: readonly string[];
}

export async function runProfile(options: ProfileOptions, world: World): Promise<RunResult> {
  const files = [...inputFiles(options.sources), ...inputFiles(options.children)];
  return withRun(options, world, files, async (run) => {
    const opened = await openSources(options, run);
    const { plan } = opened;
    const children = await openChildren(options.children, run);
    const tally = emptyTally(plan.output.length);
    const found = await findRecord(options, opened, world, run, tally);
    tally.rowsOut = 1;
    tally.notSelected = tally.rowsIn - tally.rejected - 1;
    const target = run.mainPath('profile.json');
    const output = run.outputs.open(target, { ours: options.out === undefined });
    const counts = await writeProfile(output, found, children);
    return {
      plan,
      tally,
      counts: countsOf(tally),
      extra: {
        profile: { children: counts },
        notes: Object.entries(counts).map(([child, rows]) => ({ code: 'note/profile-child', params: { child, count: rows } })), // prettier-ignore
      },
      rows: new Map([[target, 1]]),
    };
  });
}

async function findRecord(
  { profileOf }: ProfileOptions,
  opened: Opened,
  world: World,
  run: Run,
  tally: ReturnType<typeof emptyTally>,
): Promise<Profiled> {
  const { plan } = opened;
  const { rejects } = run.audit();
  const read = openChunkReader(plan.sources);
  const found: Profiled[] = [];
  for await (const chunk of readAll(opened, world, 'step/read')) {
    const source = plan.sources[chunk.source]!;
    const { name } = source.info;
    const records = read(chunk);
    tally.rowsIn += records.rows.length + records.rejects.length;
    for (const reject of records.rejects) {
      void rejects.write(rejectLine(name, reject));
      tally.rejected++;
      count(tally.rejects, reject.code);
    }
    records.rows.forEach((cells, i) => {
      const row = records.numbers[i]!;
      const id = recordId(source, cells, row);
      if (id === profileOf || `${name}:${id}` === profileOf) found.push({ source, row, id, cells });
    });
  }
  const [only, other] = found;
  if (only === undefined) throw inputError('profile/unknown', { id: profileOf });
  if (other !== undefined)
    throw inputError('profile/ambiguous', { id: profileOf, first: placeOf(only), second: placeOf(other), source: only.source.info.name }); // prettier-ignore
  return only;
}

const placeOf = ({ source, row }: Profiled): string => `${source.info.name}:${row}`;

async function openChildren(specs: readonly ChildSpec[], run: Run): Promise<Child[]> {
  const children = new Map<string, { name: string; file: string; source: Source; keys: { column: number; references: string | undefined }[] }>(); // prettier-ignore
  for (const { name, file, foreignKey, references } of specs) {
    const known = children.get(name);
    if (known !== undefined && known.file !== path.resolve(file)) throw usageError('cli/child-twice', { child: name }); // prettier-ignore
    const source = known?.source ?? (await openSource({ name, file, scratch: run.folder }));
    const { names } = source.info.header;
    const column = names.indexOf(foreignKey);
    if (column < 0)
      throw usageError('layout/unknown-column', {
        column: foreignKey,
        file,
        nearest: nearestWord(foreignKey, names),
        columns: names.join(', '),
      });
    const child = known ?? { name, file: path.resolve(file), source, keys: [] };
    child.keys.push({ column, references });
    children.set(name, child);
  }
  return [...children.values()];
}

/** Written as it is read: a customer may have a million orders. */
async function writeProfile(
  output: Output,
  { source, row, id, cells }: Profiled,
  children: readonly Child[],
): Promise<Record<string, number>> {
  const names = source.columns.map(({ name }) => name);
  const head = { profile_of: id, source: source.info.name, row };
  const record = objectOf(names, cells);
  await output.write(`${JSON.stringify(head, null, 2).slice(0, -2)},\n  "record": ${indented(record, '  ')},\n  "children": {`); // prettier-ignore
  const counts: Record<string, number> = {};
  for (const [at, child] of children.entries()) {
    await output.write(`${at > 0 ? ',' : ''}\n    ${JSON.stringify(child.name)}: [`);
    counts[child.name] = await writeChild(output, child, (references) => {
      if (references === undefined) return id;
      const index = names.indexOf(references);
      if (index < 0) throw unknownColumn(references, source.info);
      return cells[index]!.trim();
    });
    await output.write(counts[child.name] === 0 ? ']' : '\n    ]');
  }
  await output.write(`${children.length > 0 ? '\n  ' : ''}},\n  "counts": ${indented(JSON.stringify(counts, null, 2), '  ')}\n}\n`); // prettier-ignore
  return counts;
}

async function writeChild(
  output: Output,
  { source, keys }: Child,
  wantedBy: (references: string | undefined) => string,
): Promise<number> {
  const wanted = keys.map(({ column, references }) => ({ column, id: wantedBy(references) }));
  const { names } = source.info.header;
  const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
  let written = 0;
  for await (const chunk of source.chunks(0)) {
    let text = '';
    for (const row of read(chunk).rows) {
      if (!wanted.some(({ column, id }) => id !== '' && row[column]!.trim() === id)) continue;
      text += `${written++ > 0 ? ',' : ''}\n      ${indented(objectOf(names, row), '      ')}`;
    }
    if (text !== '') await output.write(text);
  }
  if (!source.unchanged()) throw inputError('io/changed-while-reading', { file: source.info.file });
  return written;
}

/** An object with its keys in the order of the columns, whatever they are called. */
function objectOf(names: readonly string[], cells: readonly string[]): string {
  return `{\n${names.map((name, at) => `  ${JSON.stringify(name)}: ${JSON.stringify(cells[at] ?? '')}`).join(',\n')}\n}`; // prettier-ignore
}

function indented(json: string, by: string): string {
  return json.replaceAll('\n', `\n${by}`);
}
