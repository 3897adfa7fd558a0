import { parseIsoDate } from '../calendar/plain-date.ts';
import type { SharedOptions } from '../jobs/options.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import { FIELD_TYPES, type FieldType } from '../model/field-type.ts';
import { usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import type { Lang } from '../words/catalogue.ts';
import { CallersWorld, type ProgressEvent } from './world.ts';

/** What every function over records may be told. */
export interface RecordsOptions {
  /** The date to take for today, `YYYY-MM-DD`: the same records give the same answer whenever they are asked. */
  readonly today: string;
  /** Column → type, where header and values do not tell. */
  readonly types?: Readonly<Record<string, FieldType>> | undefined;
  /** The column that holds ids, or those that do together; `row`: row numbers. Found by header when absent. */
  readonly id?: string | readonly string[] | undefined;
  /** Default country of phone numbers, two letters; found from the records when absent. */
  readonly country?: string | undefined;
  /** Only records for which this expression holds take part. */
  readonly where?: string | undefined;
  readonly phoneFormat?: FieldSettings['phoneFormat'] | undefined;
  readonly dateOrder?: FieldSettings['dateOrder'] | undefined;
  /** Column → standard value → its synonyms. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | undefined;
  /** Language of sentences in notices; `en` when absent. */
  readonly lang?: Lang | undefined;
  /** Stops the work: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((event: ProgressEvent) => void) | undefined;
}

/** Throws on a wrong date or type before anything is read. */
export function sharedOptions(command: string, options: RecordsOptions, threads = 1): SharedOptions {
  const { today, types = {}, id = [] } = options;
  if (parseIsoDate(today) === undefined) throw usageError('library/today', { value: today });
  for (const [column, type] of Object.entries(types))
    if (!FIELD_TYPES.includes(type))
      throw usageError('library/type', {
        column,
        type,
        nearest: nearestWord(type, FIELD_TYPES),
        types: FIELD_TYPES.join(', '),
      });
  if (!Number.isInteger(threads) || threads < 1)
    throw usageError('library/threads', { value: String(threads) });
  return {
    command,
    arguments: [],
    sources: [],
    out: undefined,
    run: undefined,
    outEncoding: 'utf-8',
    id: typeof id === 'string' ? [id] : id,
    maps: Object.entries(types).map(([column, type]) => ({
      source: undefined,
      column,
      type,
      field: undefined,
      decidedBy: 'map',
    })),
    country: options.country,
    where: options.where,
    today,
    operator: '',
    threads,
    dryRun: true,
    yes: true,
    force: false,
    lang: options.lang ?? 'en',
    failOn: [],
    phoneFormat: options.phoneFormat ?? 'e164',
    dateOrder: options.dateOrder,
    values: options.values ?? {},
    configText: undefined,
  };
}

export function worldOf(options: RecordsOptions): CallersWorld {
  const { lang = 'en', today, signal, onProgress } = options;
  return new CallersWorld({ lang, today, signal, onProgress });
}
