import { openSource, type Chunk, type Notice, type Source } from '../io/source.ts';
import { spoolStandardInput } from '../io/spool.ts';
import { inputError } from '../model/user-error.ts';
import { say, type Lang } from '../words/catalogue.ts';
import type { SharedOptions } from './options.ts';
import { makePlan, type PlanOptions, type TablePlan } from './plan.ts';
import type { Run } from './run.ts';
import type { World } from './world.ts';

export interface Opened {
  readonly sources: readonly Source[];
  readonly plan: TablePlan;
  readonly lang: Lang;
  /** Bytes of all files together. */
  readonly bytes: number;
}

/** Opens every source of a run and decides what its columns are. Standard input is kept in the run folder meanwhile. */
export async function openSources(
  options: SharedOptions,
  run: Run,
  added: PlanOptions['added'] = { more: false, extension: false, raw: false },
): Promise<Opened> {
  const sources: Source[] = [];
  const spooled = new Map<string, string>();
  for (const spec of options.sources) {
    const files = spec.files ?? [spec.file];
    if (files.includes('-') && !spooled.has('-')) spooled.set('-', await spoolStandardInput(run.folder));
    const source = await openSource({ ...spec, scratch: run.folder }, spooled);
    tell(source.notices, options.lang, run.world);
    sources.push(source);
  }
  const plan = makePlan(sources, {
    maps: options.maps,
    id: options.id,
    country: options.country,
    today: options.today,
    phoneFormat: options.phoneFormat,
    dateOrder: options.dateOrder,
    values: options.values,
    lexicons: options.lexicons,
    added,
  });
  return {
    sources,
    plan,
    lang: options.lang,
    bytes: sources.reduce((sum, source) => sum + source.info.bytes, 0),
  };
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
