// The library's door: the pure pieces the commands are made of. No files, no clock, no terminal.
export { compileExpression } from './expression/expression.ts';
export type { Scope, Subject } from './expression/scope.ts';
export { diffRecords, type DiffRecordsOptions, type RecordDifference } from './jobs/diff-records.ts';
export {
  enrichRecords,
  type EnrichedCell,
  type EnrichedRecord,
  type EnrichRecordsOptions,
  type Table,
} from './jobs/enrich-records.ts';
export {
  normalizeRecords,
  type NormalizedRecords,
  type NormalizeRecordsOptions,
} from './jobs/normalize-records.ts';
export type { Cleaned, FieldSettings, Normalizer, Status } from './model/cleaned.ts';
export { FIELD_TYPES, type Column, type FieldType, type Role } from './model/field-type.ts';
export type { Header, Row } from './model/record.ts';
export { UserError } from './model/user-error.ts';
export { openNormalizer } from './rulepack/normalizers.ts';
export { survive } from './survivorship/golden-record.ts';
export type { FieldRule, GoldenRecord, Member } from './survivorship/group.ts';
export { chooseMaster } from './survivorship/master-record.ts';
export { VERSION } from './model/version.ts';
