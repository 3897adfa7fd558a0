// Repeatable chance: the same seed gives the same export, byte for byte.

/** mulberry32 (Tommy Ettinger): small, fast, the same everywhere. */
export function openRandom(seed) {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(next() * count);
  const pick = (list) => list[below(list.length)];
  return {
    chance: (share) => next() < share,
    below,
    between: (from, to) => from + below(to - from + 1),
    pick,
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
    letters: (count) => Array.from({ length: count }, () => pick('abcdefghijklmnopqrstuvwxyz')).join(''),
    /** From `[value, weight]` pairs. */
    weighted(pairs) {
      let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of pairs) if ((left -= weight) < 0) return value;
      return pairs.at(-1)[0];
    },
  };
}
