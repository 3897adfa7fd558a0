import type { RecordRule } from '../model/record-rule.ts';
import { isUsable, isValidAsItStands, type CellJudge, type Outcome } from './cell-outcome.ts';
import type { PackedRecords } from './packed-records.ts';

/**
 * Asks a rule about the whole record for its word on one cell; `base` is the number of the record's first cell. True when that
 * is another outcome than before.
 */
export function reconsider(
  rule: RecordRule,
  records: PackedRecords,
  base: number,
  outcomes: Outcome[],
  judges: readonly CellJudge[],
): boolean {
  const { column, beside, when, whenRule, unlessBeginsWith } = rule;
  const known = outcomes[column]!;
  if (when === undefined ? !isUsable(known) : !holdsOne(known.issues, when)) return false;
  if (whenRule !== undefined && known.rule !== whenRule) return false;
  if (
    unlessBeginsWith !== undefined &&
    isValidAsItStands(known) &&
    beginsWith(records, base + column, base + unlessBeginsWith)
  )
    return false;
  const texts = beside.map((c) => {
    const { changed, value } = outcomes[c]!;
    return changed ? value : records.cell(base + c);
  });
  const judged = judges[column]!.reconsider(records.cell(base + column), known, (cleaned) =>
    rule.judge(cleaned, texts),
  );
  outcomes[column] = judged;
  return judged !== known;
}

function holdsOne(codes: readonly string[], wanted: ReadonlySet<string>): boolean {
  for (let at = 0; at < codes.length; at++) if (wanted.has(codes[at]!)) return true;
  return false;
}

/** Does cell k begin with what stands in cell `other`, and is that anything at all? */
function beginsWith({ bytes, starts, ends }: PackedRecords, k: number, other: number): boolean {
  const from = starts[k]!;
  const start = starts[other]!;
  const length = ends[other]! - start;
  if (length === 0 || length > ends[k]! - from) return false;
  for (let i = 0; i < length; i++) if (bytes[from + i] !== bytes[start + i]) return false;
  return true;
}
