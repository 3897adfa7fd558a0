// A copy a person wants gone gives nothing to the record that stays; what it held is listed as lost all the same.
import { survive } from '../survivorship/golden-record.ts';
import type {
  FieldOutcome,
  FieldRule,
  GoldenRecord,
  LostValue,
  Member,
  Settings,
} from '../survivorship/group.ts';

/** The policy of a field that kept its value because the other record was to go. */
export const DELETED_COPY = 'deleted-copy';

/** As {@link survive}, without the members at `gone`; the master, one of the others, is at `master`. */
export function surviveWithout(
  group: readonly Member[],
  gone: ReadonlySet<number>,
  master: number,
  fields: readonly FieldRule[],
  settings: Settings,
): GoldenRecord {
  const staying = group.flatMap((_, at) => (gone.has(at) && at !== master ? [] : [at]));
  const golden = survive(
    staying.map((at) => group[at]!),
    staying.indexOf(master),
    fields,
    settings,
  );
  const outcomes = new Map(
    golden.outcomes.map((outcome): [number, FieldOutcome] => [
      outcome.field,
      {
        ...outcome,
        fromMember: outcome.fromMember < 0 ? -1 : staying[outcome.fromMember]!,
        lost: outcome.lost.map((lost) => ({ ...lost, memberIndex: staying[lost.memberIndex]! })),
      },
    ]),
  );
  for (const rule of fields) {
    for (const field of [rule.index, ...rule.overflow]) {
      const lost = lostOf(field, rule, group, staying, golden.cells);
      if (lost.length === 0) continue;
      const known = outcomes.get(field);
      const value = golden.cells[field] ?? '';
      outcomes.set(
        field,
        known
          ? { ...known, distinct: known.distinct + 1, lost: [...known.lost, ...lost] }
          : {
              field,
              value,
              fromMember: master,
              policy: DELETED_COPY,
              tieStep: '',
              distinct: value === '' ? 1 : 2,
              lost,
              conflict: false,
              review: false,
            },
      );
    }
  }
  return { cells: golden.cells, outcomes: [...outcomes.values()].sort((a, b) => a.field - b.field) };
}

/** What members that go hold in the field and the record that stays does not, there or in the fields that take more of it. */
function lostOf(
  field: number,
  { index, overflow }: FieldRule,
  group: readonly Member[],
  staying: readonly number[],
  cells: readonly string[],
): LostValue[] {
  const places = [index, ...overflow];
  const texts = new Set(places.map((place) => cells[place] ?? ''));
  const keys = new Set(
    staying.flatMap((at) =>
      places.flatMap((place) =>
        texts.has(group[at]!.cells[place] ?? '') ? [group[at]!.keys[place] ?? ''] : [],
      ),
    ),
  );
  return group.flatMap((member, memberIndex) => {
    const value = member.cells[field] ?? '';
    const key = member.keys[field] ?? '';
    if (staying.includes(memberIndex) || key === '' || texts.has(value) || keys.has(key)) return [];
    return [{ memberIndex, value }];
  });
}
