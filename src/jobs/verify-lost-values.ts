// That no value of a merged record is gone without a word.
import { NO_SETTINGS } from '../model/cleaned.ts';
import { openNormalizer } from '../rulepack/normalizers.ts';
import { fieldsOf } from './verify-rows.ts';
import type { RunView } from './run-view.ts';
import type { Check, RunSummary } from './verify-files.ts';
import type { MergeReport } from './verify-report.ts';

/** What the output says of those that others were merged into. */
export interface SurvivingRows {
  readonly header: readonly string[];
  /** By surviving id. */
  readonly rowOf: (id: string) => readonly string[] | undefined;
}

/**
 * Every non-empty cell of a merged-away record stands in its survivor's row or in merge-report.csv: as written, or as
 * the same value in another spelling (+86 138… and 138…), or inside a joined list or note.
 */
export async function checkLostValues(
  run: RunView,
  summary: RunSummary,
  isAny: boolean,
  { header, rowOf }: SurvivingRows,
  valuesOf: (survivor: string) => ReturnType<MergeReport['of']>,
): Promise<Check> {
  let silent = 0;
  let first = '';
  const removed = isAny ? await run.ours('removed.csv') : undefined;
  const fields = removed ? fieldsOf(removed) : [];
  const places = fields.map((field) => header.indexOf(field));
  const spelled = openSpellings(summary);
  // Columns that were left out on purpose, and keys that were carried on.
  const moved = new Set([...Object.keys(summary.self_references ?? {}), ...(summary.dropped_fields ?? [])]);
  for (let row = await removed?.next(); row !== undefined; row = await removed?.next()) {
    const survivor = row[2]!;
    const own = rowOf(survivor) ?? [];
    const told = [...own];
    let isAll = false;
    let folded: Set<string> | undefined;
    for (let at = 0; at < fields.length; at++) {
      const cell = row[at + 3]!;
      // Mostly it stands there letter by letter.
      if (cell === '' || told.includes(cell)) continue;
      if (!isAll) {
        told.push(...(valuesOf(survivor)?.values ?? []));
        isAll = true;
        if (told.includes(cell)) continue;
      }
      const field = fields[at]!;
      if (field === 'source' || field === 'onerow_source' || moved.has(field)) continue;
      const { isBlank, same, joined } = spelled(field);
      const isSame = same(cell);
      // Or in its own field, spelled in another way; what is left is looked for everywhere.
      const kept = own[places[at]!];
      if (kept !== undefined && isSame(kept)) continue;
      const value = fold(cell);
      folded ??= new Set(told.map(fold));
      if (value === '' || folded.has(value) || isBlank(cell) || told.some(isSame)) continue;
      if (joined && partsOf(cell).every((part) => told.some((other) => fold(other).includes(part)))) continue;
      silent++;
      first ||= `${field} (${row[0]!} ${row[1]!})`;
    }
  }
  return { code: 'check/no-silent-loss', passed: silent === 0, params: { count: silent, first } };
}

interface Spelling {
  readonly isBlank: (cell: string) => boolean;
  readonly same: (left: string) => (right: string) => boolean;
  /** Values of the field may have been joined into one cell. */
  readonly joined: boolean;
}

/** How values of a field are compared, by the type the run found for it. */
function openSpellings(summary: RunSummary): (field: string) => Spelling {
  const settings = { ...NO_SETTINGS, country: summary.country, today: summary.now };
  const known = new Map<string, Spelling>();
  return (field) => {
    let spelling = known.get(field);
    if (!spelling) {
      const type = summary.columns.find((column) => column.field === field)?.type ?? 'text';
      const normalizer = openNormalizer(type, settings);
      const keysOf = (cell: string): readonly string[] => {
        const cleaned = normalizer.clean(cell);
        return [...normalizer.keys(cleaned), cleaned.value];
      };
      spelling = {
        isBlank: (cell) => normalizer.clean(cell).status === 'empty',
        same(left) {
          const own = keysOf(left).filter((key) => key !== '');
          return (right) => {
            const keys = keysOf(right);
            return own.some((key) => keys.includes(key));
          };
        },
        joined: type === 'tags' || type === 'note' || type === 'text',
      };
      known.set(field, spelling);
    }
    return spelling;
  };
}

/** The items of a list, or the whole text: a joined value holds them in an order of its own. */
function partsOf(cell: string): string[] {
  return cell.split(/[;,，、；|｜\n]/).map(fold);
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}\p{C}]/gu, '');
}
