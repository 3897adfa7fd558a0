import { distance } from 'fastest-levenshtein';

/** The word a typing person most likely meant, or '' when none is near. */
export function nearestWord(word: string, words: readonly string[]): string {
  const wanted = word.toLowerCase();
  let best = '';
  let least = Infinity;
  for (const candidate of words) {
    const lower = candidate.toLowerCase();
    const contains = wanted.length >= 2 && (lower.includes(wanted) || isMostOf(wanted, lower));
    const edits = contains ? 0.5 : distance(wanted, lower);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return least <= Math.max(1, Math.floor(word.length / 3)) ? best : '';
}

/** 手机 of 手机号码; not the -r in --revew. */
function isMostOf(whole: string, part: string): boolean {
  return part.length * 2 >= whole.length && whole.includes(part);
}
