// The library's door: what the commands do, as functions over records; only what is about a finished run reads its folder.
// No clock, no terminal; importing it does nothing. docs/library.md is its manual.

// Whole tables, by the commands' own code.
export {
  normalizeRecords,
  type ChangedCell,
  type Flag,
  type NormalizedRecords,
  type NormalizeRecordsOptions,
} from './library/normalize-records.ts';
export {
  scanRecords,
  type FoundCluster,
  type Household,
  type ScanFigures,
  type ScanResult,
} from './library/scan-records.ts';
export { screenRecords, type ScreenedRecord, type ScreenResult } from './library/screen-records.ts';
export { explainPair } from './library/explain-pair.ts';
export {
  scoreAgainstTruth,
  type ClusterScore,
  type KnownTruth,
  type TruthResult,
} from './library/score-clusters.ts';
export {
  mergeClusters,
  type ChildRecords,
  type GivenCluster,
  type GoldenRecordOf,
  type MergeClustersOptions,
  type MergedRecord,
  type MergeFigures,
  type MergeResult,
  type OutputRecord,
} from './library/merge-clusters.ts';
export {
  composeCrosswalk,
  repointChildren,
  type ChildChange,
  type EarlierCrosswalkLine,
} from './library/crosswalk.ts';
export { retireRecords, type RetentionJudgement, type RetireOptions } from './library/retire-records.ts';
export type { Cell, Records, Rows, Sources, Table } from './library/records.ts';
export type { RecordsOptions } from './library/options.ts';
export type { Decision, MatchRecordsOptions, RecordName, RejectedRecord } from './library/matching.ts';
export type { Notice, ProgressEvent } from './library/world.ts';
export type { MatchFigures } from './jobs/match-figures.ts';
export type { BlockedCluster, LostCell, ReportLine } from './jobs/merge-lines.ts';
export type { CrosswalkLine, CrosswalkRole } from './jobs/merged-rows.ts';
export type { NamedEvidence } from './jobs/named-evidence.ts';
export type { LinkLine, PairLine, RecordRef } from './jobs/scan-lines.ts';
export type { ScreenCounts, Verdict as ScreenVerdict } from './jobs/screen.ts';
export type { Fate, PairField, PairFigures, RecordFigure } from './report/pair-figures.ts';
export type { SavedWeights } from './rulepack/model-file.ts';

export { diffRecords, type DiffRecordsOptions, type RecordDifference } from './jobs/diff-records.ts';
export {
  enrichRecords,
  type EnrichedCell,
  type EnrichedRecord,
  type EnrichRecordsOptions,
  type Table as ReferenceTable,
} from './jobs/enrich-records.ts';

// A finished run.
export { verifyRun, type Verified } from './jobs/verify.ts';
export { undoRun, type Undone } from './jobs/undo.ts';

// Single values and single records.
export {
  openRecordCleaner,
  type RecordCleaner,
  type RecordCleanerOptions,
} from './jobs/open-record-cleaner.ts';
export { openNormalizer } from './rulepack/normalizers.ts';
export { survive } from './survivorship/golden-record.ts';
export { chooseMaster } from './survivorship/master-record.ts';
export type { FieldRule, GoldenRecord, Member } from './survivorship/group.ts';
export { compileExpression } from './expression/expression.ts';
export type { Scope, Subject } from './expression/scope.ts';
export { maskValue } from './text/mask.ts';
export { guardFormula, startsFormula } from './text/formula-guard.ts';
export type { Cleaned, FieldSettings, Normalizer, Status } from './model/cleaned.ts';
export { FIELD_TYPES, type Column, type FieldType, type Role } from './model/field-type.ts';
export type { Header, Row } from './model/record.ts';

// Mistakes.
export { ConfigProblems, UserError } from './model/user-error.ts';
export { errorSentence } from './words/error-sentence.ts';
export type { Lang } from './words/catalogue.ts';
export { VERSION } from './model/version.ts';
