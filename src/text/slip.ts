// One slip of a finger: the smallest difference two spellings can have.

/** One character replaced, or two neighbours swapped. For numbers, where a lost digit makes another kind of number. */
export function isOneReplacement(left: string, right: string): boolean {
  if (left.length !== right.length || left === right) return false;
  let first = 0;
  while (left[first] === right[first]) first++;
  let last = left.length - 1;
  while (left[last] === right[last]) last--;
  return first === last || (last === first + 1 && left[first] === right[last] && left[last] === right[first]);
}

/** As {@link isOneReplacement}, or one character missing or extra: Damerau–Levenshtein distance 1. */
export function isOneSlip(left: string, right: string): boolean {
  if (left.length === right.length) return isOneReplacement(left, right);
  const [longer, shorter] = left.length > right.length ? [left, right] : [right, left];
  if (longer.length !== shorter.length + 1) return false;
  let first = 0;
  while (first < shorter.length && longer[first] === shorter[first]) first++;
  return longer.slice(first + 1) === shorter.slice(first);
}
