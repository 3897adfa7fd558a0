/**
 * Jaro–Winkler similarity, 0..1 (Winkler 1990: prefix weight 0.1, at most four letters). Made for short Western names;
 * on two or three Chinese characters it says nothing, see fields/person-name/compare-han.ts.
 */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const jaro = jaroSimilarity(left, right);
  let prefix = 0;
  const longest = Math.min(4, left.length, right.length);
  while (prefix < longest && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Matched letters are bits of one integer each, so that nothing is allocated; longer words are cut off here. */
const MOST_LETTERS = 31;

function jaroSimilarity(left: string, right: string): number {
  if (left.length > right.length) return jaroSimilarity(right, left);
  const shorter = Math.min(left.length, MOST_LETTERS);
  const longer = Math.min(right.length, MOST_LETTERS);
  if (shorter === 0) return 0;
  // Two letters match when they are equal and not further apart than this.
  const reach = Math.max(0, (longer >> 1) - 1);
  let matches = 0;
  let matchedLeft = 0;
  let matchedRight = 0;
  for (let at = 0; at < shorter; at++) {
    const letter = left.charCodeAt(at);
    const end = Math.min(longer - 1, at + reach);
    for (let other = Math.max(0, at - reach); other <= end; other++) {
      if ((matchedRight & (1 << other)) !== 0 || right.charCodeAt(other) !== letter) continue;
      matchedLeft |= 1 << at;
      matchedRight |= 1 << other;
      matches++;
      break;
    }
  }
  if (matches === 0) return 0;
  const outOfOrder = countOutOfOrder(left, matchedLeft, right, matchedRight);
  return (matches / shorter + matches / longer + (matches - outOfOrder / 2) / matches) / 3;
}

function countOutOfOrder(left: string, matchedLeft: number, right: string, matchedRight: number): number {
  let count = 0;
  let other = 0;
  for (let at = 0; matchedLeft >> at !== 0; at++) {
    if ((matchedLeft & (1 << at)) === 0) continue;
    while ((matchedRight & (1 << other)) === 0) other++;
    if (left.charCodeAt(at) !== right.charCodeAt(other++)) count++;
  }
  return count;
}
