// Values that spreadsheets and type guessers like to change (reliability.md D5): ids, codes, phones, dates that are none.
const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Twenty kinds, 500 of each. */
const KINDS: readonly ((i: number) => string)[] = [
  (i) => `00${i}`,
  (i) => `1101011990${pad(i * 7919, 8)}`,
  (i) => `6222021${pad(i * 104_729, 12)}`,
  (i) => `${1 + (i % 9)}E${i}`,
  (i) => `1.10E+${10 + i}`,
  (i) => `${1 + (i % 12)}-${1 + (i % 28)}`,
  (i) => `${1 + (i % 12)}/${1 + (i % 28)}/${1990 + (i % 30)}`,
  (i) => ['TRUE', 'false', '真', 'NULL', '#N/A', '#REF!', 'NaN', 'Inf'][i % 8]! + (i < 8 ? '' : String(i)),
  (i) => `+86138${pad(i, 8)}`,
  (i) => `${i + 1},234,567`,
  (i) => `${i}.10`,
  (i) => `0.${'1234567890'.repeat(2)}${i}`,
  (i) => ['٣', '１２３', '一二三', '½', '²', 'Ⅷ'][i % 6]!.repeat(1 + (i % 3)),
  (i) => `${['=', '+', '-', '@', '\t=', ' ='][i % 6]}SUM(A${i})`,
  (i) => `${i % 100}%`,
  (i) => `  lead and trail ${' '.repeat(1 + (i % 4))}`,
  (i) => `"quoted" & <tag> ]]> ${i}`,
  (i) => `line one ${i}\nline two`,
  (i) => `_x00${pad(i % 100, 2)}_ and _x and __`,
  (i) => `四川省成都市锦江区😀𠮷${'　'.repeat(i % 3)}${i}`,
];

/** Ten thousand of them, or as many as asked. */
export const nastyValues = (count = 10_000): string[] =>
  Array.from({ length: count }, (_, i) => KINDS[i % KINDS.length]!(Math.floor(i / KINDS.length)));
