import type { Member, Settings } from './group.ts';
import { naturalOrder } from './natural-order.ts';

/** What one member offers for one field. */
export interface Candidate {
  /** The member's index in the group as given. */
  readonly at: number;
  readonly member: Member;
  readonly key: string;
  readonly text: string;
  readonly valid: boolean;
}

/** A group, put in an order that does not depend on the order it came in. */
export interface Group {
  readonly members: readonly Member[];
  /** Indexes of `members` by source rank, then row. */
  readonly standing: readonly number[];
  readonly master: number;
  readonly settings: Settings;
}

export function groupOf(members: readonly Member[], master: number, settings: Settings): Group {
  return { members, standing: standingOf(members), master, settings };
}

export function standingOf(members: readonly Member[]): readonly number[] {
  return members
    .map((_, index) => index)
    .sort((left, right) => compareStanding(members[left]!, members[right]!));
}

function compareStanding(left: Member, right: Member): number {
  return (
    left.sourceRank - right.sourceRank ||
    left.row - right.row ||
    compareText(left.source, right.source) ||
    naturalOrder(left.id, right.id)
  );
}

export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Everything the members hold in a field, blanks included, in their standing order. */
export function candidatesOf(group: Group, field: number): readonly Candidate[] {
  return group.standing.map((at) => {
    const member = group.members[at]!;
    return {
      at,
      member,
      key: member.keys[field] ?? '',
      text: member.cells[field] ?? '',
      valid: member.valid[field] ?? true,
    };
  });
}

/** A blank never wins, and a value flagged invalid never beats one that is not. */
export function eligible(candidates: readonly Candidate[]): readonly Candidate[] {
  const filled = candidates.filter(({ key }) => key !== '');
  const valid = filled.filter((candidate) => candidate.valid);
  return valid.length > 0 ? valid : filled;
}

export function distinctKeys(candidates: readonly Candidate[]): number {
  const [first] = candidates;
  if (first === undefined) return 0;
  if (candidates.every(({ key }) => key === first.key)) return 1;
  return new Set(candidates.map(({ key }) => key)).size;
}

/** Those with the greatest score; those without a score only when nobody has one. */
export function best<Item>(
  items: readonly Item[],
  scoreOf: (item: Item) => string | number | undefined,
): readonly Item[] {
  let top: string | number | undefined;
  let kept: Item[] = [];
  for (const item of items) {
    const score = scoreOf(item);
    if (score === undefined) continue;
    if (top === undefined || score > top) {
      top = score;
      kept = [item];
    } else if (score === top) kept.push(item);
  }
  return top === undefined ? items : kept;
}

/** The same for the smallest. */
export function least<Item>(
  items: readonly Item[],
  scoreOf: (item: Item) => string | number | undefined,
): readonly Item[] {
  let bottom: string | number | undefined;
  for (const item of items) {
    const score = scoreOf(item);
    if (score !== undefined && (bottom === undefined || score < bottom)) bottom = score;
  }
  return bottom === undefined ? items : items.filter((item) => scoreOf(item) === bottom);
}

/** The date a member carries in a field; undefined when it is missing, unreadable or in the future. */
export function dateIn(member: Member, field: number, settings: Settings): string | undefined {
  const date = field < 0 ? undefined : settings.dateKey(member.cells[field] ?? '');
  const { today } = settings;
  return date !== undefined && today !== undefined && date.slice(0, 10) > today ? undefined : date;
}

export function filledFields(member: Member): number {
  let count = 0;
  for (const key of member.keys) if (key !== '') count++;
  return count;
}
