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

/** Which Latin letters a word has, one bit each; every other sign is the 27th. Made once per word for {@link canReach}. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97;
    letters |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
  }
  return letters;
}

/** False only where the two cannot be that much alike: letters one of them lacks match nothing. Much quicker than finding out. */
export function canReach(
  bound: number,
  left: string,
  leftLetters: number,
  right: string,
  rightLetters: number,
): boolean {
  if (left.length === 0 || right.length === 0) return false;
  const matches = Math.min(
    left.length - bits(leftLetters & ~rightLetters),
    right.length - bits(rightLetters & ~leftLetters),
  );
  if (matches <= 0) return false;
  const jaro = (matches / left.length + matches / right.length + 1) / 3;
  return (left.charCodeAt(0) === right.charCodeAt(0) ? jaro + 0.4 * (1 - jaro) : jaro) >= bound;
}

function bits(word: number): number {
  let rest = word - ((word >>> 1) & 0x5555_5555);
  rest = (rest & 0x3333_3333) + ((rest >>> 2) & 0x3333_3333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
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
