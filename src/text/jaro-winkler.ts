/**
 * Jaro–Winkler similarity, 0..1 (Winkler 1990: prefix weight 0.1, at most four letters). Made for short Western names;
 * on two or three Chinese characters it says nothing, see fields/person-name/compare.ts.
 */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const jaro = jaroSimilarity(left, right);
  let prefix = 0;
  const longest = Math.min(4, left.length, right.length);
  while (prefix < longest && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(left: string, right: string): number {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length === 0) return 0;
  // Two letters match when they are equal and not further apart than this.
  const reach = Math.max(0, (long.length >> 1) - 1);
  const taken = new Uint8Array(long.length);
  const matched: number[] = [];
  for (let at = 0; at < short.length; at++) {
    const letter = short.charCodeAt(at);
    const end = Math.min(long.length - 1, at + reach);
    for (let other = Math.max(0, at - reach); other <= end; other++) {
      if (taken[other] === 0 && long.charCodeAt(other) === letter) {
        taken[other] = 1;
        matched.push(letter);
        break;
      }
    }
  }
  const matches = matched.length;
  if (matches === 0) return 0;
  let outOfOrder = 0;
  let next = 0;
  for (let other = 0; other < long.length; other++) {
    if (taken[other] === 1 && long.charCodeAt(other) !== matched[next++]) outOfOrder++;
  }
  return (matches / short.length + matches / long.length + (matches - outOfOrder / 2) / matches) / 3;
}
