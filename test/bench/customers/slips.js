// What a finger does to digits and letters: each gives a text that differs, never the same.

/** One digit another one, not the first two (a mobile stays a mobile). */
export function digitWrong(random, text, from = 2) {
  const places = [...text].map((_, at) => at).filter((at) => at >= from && /\d/.test(text[at]));
  const at = random.pick(places);
  const other = random.pick([...'0123456789'].filter((digit) => digit !== text[at]));
  return text.slice(0, at) + other + text.slice(at + 1);
}

/** Two neighbours swapped where they differ; one wrong where none do. */
export function digitsSwapped(random, text, from = 2) {
  const places = [...text].map((_, at) => at).filter((at) => at >= from && at + 1 < text.length && text[at] !== text[at + 1] && /\d\d/.test(text.slice(at, at + 2))); // prettier-ignore
  if (places.length === 0) return digitWrong(random, text, from);
  const at = random.pick(places);
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
}

export function digitMissing(random, text, from = 2) {
  const at = random.between(from, text.length - 1);
  return text.slice(0, at) + text.slice(at + 1);
}

/** One letter dropped, doubled, swapped with the next or replaced. */
export function letterSlip(random, text, from = 0, to = text.length) {
  for (;;) {
    const at = random.between(from, to - 1);
    const sign = text[at];
    if (!/\p{L}/u.test(sign)) continue;
    const slip = random.weighted([
      [text.slice(0, at) + text.slice(at + 1), 3],
      [text.slice(0, at) + sign + text.slice(at), 2],
      [at + 1 < to ? text.slice(0, at) + text[at + 1] + sign + text.slice(at + 2) : text, 3],
      [text.slice(0, at) + random.letters(1) + text.slice(at + 1), 2],
    ]);
    if (slip !== text && slip.length > 1) return slip;
  }
}
