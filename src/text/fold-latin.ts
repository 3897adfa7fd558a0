/** Letters that Unicode does not decompose into a base and a mark. */
const EXPANSIONS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'ng', ĸ: 'k', ŧ: 't',
}; // prettier-ignore
const EXPANDABLE = new RegExp(`[${Object.keys(EXPANSIONS).join('')}]`, 'g');

/** For keys only: lower case without marks. `Łukasz Müßig` → `lukasz mussig`. */
export function foldLatin(text: string): string {
  const lower = text.toLowerCase();
  if (/^[ -~]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(EXPANDABLE, (letter) => EXPANSIONS[letter] ?? letter);
}
