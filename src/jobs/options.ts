import type { FieldSettings } from '../model/cleaned.ts';
import type { WantedEncoding } from '../io/encoding-names.ts';
import type { SourceSpec } from '../io/source.ts';
import type { Lang } from '../words/catalogue.ts';
import type { Pins } from './pins.ts';
import type { MapEntry } from './plan.ts';

export type Gate = 'findings' | 'duplicates' | 'limits' | 'rejects' | 'review';

/** What every command that reads sources is told. */
export interface SharedOptions {
  readonly command: string;
  /** The command line, for the summary; values that may be personal are masked by the caller. */
  readonly arguments: readonly string[];
  readonly sources: readonly SourceSpec[];
  /** Other files the command reads (configuration, decisions, lists): no output may replace them either. */
  readonly alsoRead?: readonly string[];
  /** Where files lie that are not where their name says: unpacked backups of a run that is done once more. */
  readonly readFrom?: ReadonlyMap<string, string> | undefined;
  readonly out: string | undefined;
  readonly run: string | undefined;
  /** What delimited outputs are written in. */
  readonly outEncoding: WantedEncoding;
  readonly id: readonly string[];
  readonly maps: readonly MapEntry[];
  /** Columns the run is held to (`--map-file` of a mapping that inspect wrote). */
  readonly pins?: Pins | undefined;
  readonly country: string | undefined;
  readonly where: string | undefined;
  readonly today: string;
  readonly operator: string;
  readonly threads: number;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly force: boolean;
  readonly lang: Lang;
  readonly failOn: readonly Gate[];
  readonly phoneFormat: FieldSettings['phoneFormat'];
  /** Mainland area code, without its zero, of phones written without one. */
  readonly phoneArea?: string;
  /** Likely typing errors in the domains of addresses are put right. */
  readonly fixTypos?: boolean;
  /** Identity numbers of 15 digits stay as they are. */
  readonly keepsShortIds?: boolean;
  readonly dateOrder: FieldSettings['dateOrder'] | undefined;
  /** Chinese values in one script. */
  readonly script?: FieldSettings['script'] | undefined;
  /** Field → standard value → synonyms. */
  readonly values: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Changes to shipped word lists, by list. */
  readonly lexicons?: FieldSettings['lexicons'];
  /** The configuration as it was used, to be written beside the results; undefined when there was none. */
  readonly configText: string | undefined;
}
