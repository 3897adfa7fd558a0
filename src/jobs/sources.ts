import { openSource, type Chunk, type Notice, type Source } from '../io/source.ts';
import { spoolStandardInput } from '../io/spool.ts';
import { ConfigProblems, inputError } from '../model/user-error.ts';
import { shellWord } from '../text/shell-word.ts';
import { say, type Lang } from '../words/catalogue.ts';
import type { SharedOptions } from './options.ts';
import { makePlan, type MapEntry, type PlanOptions, type TablePlan } from './plan.ts';
import { checkFits, entriesOf } from './pins.ts';
import type { Run } from './run.ts';
import type { World } from './world.ts';

export interface Opened {
  readonly sources: readonly Source[];
  readonly plan: TablePlan;
  readonly lang: Lang;
  /** Bytes of all files together. */
  readonly bytes: number;
}

/**
 * Opens every source of a run and decides what its columns are. Standard input is kept in the run folder meanwhile.
 * `elsewhere`: columns of another file that is read beside them; what was said about these need not be about the sources.
 */
export async function openSources(
  options: SharedOptions,
  run: Pick<Run, 'folder' | 'world'>,
  added: PlanOptions['added'] = { more: false, extension: false, raw: false },
  elsewhere: readonly string[] = [],
): Promise<Opened> {
  const sources: Source[] = [];
  const spooled = new Map<string, string>(options.readFrom);
  for (const spec of options.sources) {
    const files = spec.files ?? [spec.file];
    if (files.includes('-') && !spooled.has('-')) spooled.set('-', await spoolStandardInput(run.folder));
    const source = await openSource({ ...spec, scratch: run.folder }, spooled);
    tell(source.notices, options.lang, run.world);
    sources.push(source);
  }
  return planSources(sources, options, run.world, added, elsewhere);
}

/** Decides what the columns of opened sources are. */
export function planSources(
  sources: readonly Source[],
  options: SharedOptions,
  world: World,
  added: PlanOptions['added'] = { more: false, extension: false, raw: false },
  elsewhere: readonly string[] = [],
): Opened {
  const { pins } = options;
  const pinned = pins === undefined ? [] : entriesOf(pins, sources);
  const isHere = ({ column }: MapEntry): boolean =>
    !elsewhere.includes(column) || sources.some(({ info }) => info.header.names.includes(column));
  const plan = makePlan(sources, {
    maps: [...pinned, ...options.maps.filter(isHere)],
    id: options.id,
    country: options.country,
    today: options.today,
    phoneFormat: options.phoneFormat,
    phoneArea: options.phoneArea,
    fixTypos: options.fixTypos,
    keepsShortIds: options.keepsShortIds,
    dateOrder: options.dateOrder,
    script: options.script,
    values: options.values,
    lexicons: options.lexicons,
    added,
  });
  if (pins !== undefined) checkFits(pins, sources, plan);
  heedDoubts(plan, options, world);
  return {
    sources,
    plan,
    lang: options.lang,
    bytes: sources.reduce((sum, source) => sum + source.info.bytes, 0),
  };
}

/** Commands that judge cells by what their column is; the others only carry them along. */
const JUDGES: ReadonlySet<string> = new Set(['normalize', 'scan', 'merge']);

/**
 * What a person should know before cells are judged. A column of numbers with a check character that nearly all fail is
 * rather another column: marking a hundred thousand cells invalid would help nobody, so cleaning stops (exit 3).
 */
function heedDoubts(plan: TablePlan, { command, lang }: SharedOptions, world: World): void {
  if (!JUDGES.has(command)) return;
  const doubtful = plan.sources.flatMap(({ info, columns }) =>
    columns.flatMap(({ name, type, evidence }) => {
      if (evidence?.doubt === undefined) return [];
      const { doubt, valid = 0, judged = 0 } = evidence;
      return [
        {
          file: info.file,
          doubt,
          params: {
            column: name,
            word: shellWord(name),
            type,
            meant: say(lang, `field/${type}`),
            header: doubt.header,
            valid,
            judged,
          },
        },
      ];
    }),
  );
  const stops = doubtful.filter(
    ({ doubt }) => command === 'normalize' && doubt.code === 'detect/mostly-fails',
  );
  if (stops.length > 0)
    throw new ConfigProblems(
      stops.map(({ file, params }) => inputError('detect/mis-mapped', { file, ...params })),
    );
  for (const { file, doubt, params } of doubtful) {
    const words = {
      ...params,
      type: say(lang, `field/${params.type}`),
      header: say(lang, `field/${params.header}`),
    };
    world.warn('cli/notice', { file, notice: say(lang, `${doubt.code}#notice`, words) });
  }
}

/** The chunks of all sources, one after the other, with progress. */
export async function* readAll(
  { sources, lang, bytes }: Opened,
  world: World,
  step: string,
): AsyncGenerator<Chunk> {
  const progress = world.progress(step, bytes);
  let done = 0;
  try {
    for (const [index, source] of sources.entries()) {
      for await (const chunk of source.chunks(index)) {
        yield chunk;
        done += chunk.weight;
        progress.update(done);
      }
      tell(source.lateNotices?.() ?? [], lang, world);
      if (!source.unchanged()) throw inputError('io/changed-while-reading', { file: source.info.file });
    }
  } finally {
    progress.stop();
  }
}

function tell(notices: readonly Notice[], lang: Lang, world: World): void {
  for (const { file, code, params } of notices)
    world.warn('cli/notice', { file, notice: say(lang, code, params) });
}
