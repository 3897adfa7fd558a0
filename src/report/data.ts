// What reports are made of: plain figures and rows, computed by the jobs from the run's events.
import type { Tally } from '../model/events.ts';
import type { Evidence, FieldType, Role } from '../model/field-type.ts';
import type { Summary } from '../model/summary.ts';
import type { CoverageFigures } from './coverage-figures.ts';
import type { TruthFigures } from './truth-figures.ts';
import type { Lang } from '../words/catalogue.ts';

export interface ReportData {
  readonly lang: Lang;
  readonly summary: Summary;
  /** A few cells before and after, per rule. `field` indexes `fields`. */
  readonly examples: Tally['examples'];
  /** By column: values its list of standard values does not know, the commonest first, and what is near; '' for nothing. */
  readonly unmapped?: Readonly<Record<string, readonly UnmappedValue[]>>;
  /** Names of the output's columns. */
  readonly fields: readonly string[];
  readonly scan?: ScanFigures;
  readonly merge?: MergeFigures;
  readonly inspect?: InspectFigures;
}

export interface UnmappedValue {
  readonly value: string;
  readonly count: number;
  readonly suggestion: string;
}

/** What an inspection found. */
export interface InspectFigures {
  /** Records that could be read and were chosen. */
  readonly rows: number;
  readonly tables: readonly TableFacts[];
  /** By output column. */
  readonly columns: readonly ColumnQuality[];
  /** Cells of text read with a wrong encoding somewhere, whether or not they can be turned back. */
  readonly garbled: number;
  /** Records that look like somebody trying the form out. */
  readonly trials: number;
  /** What every record must have, as written; without any, completeness is the share of usable cells. */
  readonly requirements: readonly string[];
  readonly incomplete: number;
  /** Records by completeness: 0–9, 10–19, …, 90–99, 100 per cent. */
  readonly completeness: readonly number[];
}

/** How one table was read. */
export interface TableFacts {
  readonly source: string;
  readonly file: string;
  readonly format: string;
  readonly encoding: string;
  readonly delimiter?: string;
  readonly quote?: string;
  readonly eol?: string;
  readonly sheet?: string;
  readonly packed?: string;
  /** `found` by its looks, `told` by --header-row, or there is `none`. */
  readonly header: 'found' | 'told' | 'none';
  /** Which record the header is, 1-based. */
  readonly headerRecord: number;
  readonly columns: number;
  /** How many of its names are words of the header lexicon. */
  readonly knownNames: number;
  /** Lines above the header and below the table that are no records. */
  readonly above: number;
  readonly below: number;
}

export interface ColumnQuality {
  readonly name: string;
  readonly type: FieldType;
  readonly role: Role;
  /** 0..1, of the source that is least sure. */
  readonly confidence: number;
  readonly decidedBy: string;
  readonly evidence?: Evidence;
  /** Cells that are neither blank nor a stand-in for it. */
  readonly filled: number;
  readonly valid: number;
  readonly damaged: number;
  /** Different cells, as typed. */
  readonly distinct: number;
  readonly distinctExact: boolean;
  readonly issues: Readonly<Record<string, number>>;
  /** Those of its invalid cells. */
  readonly wrong: Readonly<Record<string, number>>;
  /** A few cells for each issue, as they stand. */
  readonly examples: Readonly<Record<string, readonly { readonly row: number; readonly cell: string }[]>>;
}

export interface ScanFigures {
  /** Pairs per twentieth of the score, 0–0.05 first. */
  readonly scoreHistogram: readonly number[];
  readonly auto: number;
  readonly reviewAt: number;
  /** Cluster size → number of clusters, per band. */
  readonly sizes: {
    readonly auto: Readonly<Record<string, number>>;
    readonly review: Readonly<Record<string, number>>;
  };
  /** Source names and, row by row, in how many clusters the two occur together. */
  readonly sources: readonly string[];
  readonly sourceMatrix: readonly (readonly number[])[];
  /** Doubtful first, then certain; at most a few dozen of each. */
  readonly clusters: readonly ClusterView[];
  /** Values most records share, masked, with how many. */
  readonly commonValues: readonly {
    readonly field: string;
    readonly value: string;
    readonly records: number;
  }[];
  /** What was not compared, and why; undefined where a person gave the rules. */
  readonly coverage?: CoverageFigures | undefined;
  /** Where the answers were known. */
  readonly truth?: TruthFigures | undefined;
}

export interface ClusterView {
  readonly id: string;
  readonly band: 'auto' | 'review';
  readonly oversized: boolean;
  readonly members: readonly {
    readonly id: string;
    readonly source: string;
    readonly row: number;
    readonly cells: readonly string[];
  }[];
  readonly links: readonly LinkView[];
}

export interface LinkView {
  readonly left: string;
  readonly right: string;
  readonly rule: string;
  readonly score: number;
  readonly bits: number;
  /** Bits of the prior, the waterfall's first step; 0 when a rule decided. */
  readonly prior: number;
  readonly evidence: readonly { readonly field: string; readonly level: string; readonly bits: number }[];
}

export interface MergeFigures {
  /** Those a page shows, the ones with conflicts first. */
  readonly clusters: readonly MergedView[];
  /** How many more there are: the workbook and merge-report.csv have them all. */
  readonly omitted: number;
  /** Every line of merge-report.csv, by field: how many clusters differed, how many lost a value, conflicts. */
  readonly fields: readonly {
    readonly field: string;
    readonly policy: string;
    readonly differed: number;
    readonly lost: number;
    readonly conflicts: number;
  }[];
  readonly blocked: readonly BlockedView[];
  readonly children: readonly {
    readonly name: string;
    readonly rows: number;
    readonly repointed: number;
    readonly orphans: number;
    /** Keys that name nobody, by why. */
    readonly orphanCodes?: Readonly<Partial<Record<string, number>>>;
  }[];
}

/** One merged cluster: the golden record and what became of every field that differed. */
export interface MergedView extends ClusterView {
  readonly survivingId: string;
  /** The master rule that chose the surviving record. */
  readonly masterRule: string;
  readonly golden: readonly string[];
  readonly outcomes: readonly OutcomeView[];
}

export interface OutcomeView {
  readonly field: string;
  readonly kept: string;
  readonly keptFrom: string;
  readonly policy: string;
  readonly tieStep: string;
  readonly distinct: number;
  readonly lost: readonly LostView[];
  readonly conflict: boolean;
}

export interface LostView {
  readonly id: string;
  readonly value: string;
  /** Where it stood: the source and the data row in it. */
  readonly source?: string;
  readonly row?: number;
}

/** A cluster that was left alone, and why. */
export interface BlockedView {
  readonly id: string;
  readonly because: string;
  readonly members: readonly string[];
}
