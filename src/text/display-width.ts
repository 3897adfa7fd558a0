// How many columns of a terminal a text takes: Chinese and full-width characters take two, marks none.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : NO_WIDTH.test(character) ? 0 : 1;
  return width;
}

/** Padded with blanks on the right (`end`) or left, cut with … where it is longer. */
export function fitWidth(text: string, width: number, side: 'end' | 'start' = 'end'): string {
  let fitting = text;
  if (displayWidth(text) > width) {
    fitting = '';
    for (const character of text) {
      if (displayWidth(fitting + character) > width - 1) break;
      fitting += character;
    }
    fitting += '…';
  }
  const blanks = ' '.repeat(width - displayWidth(fitting));
  return side === 'end' ? fitting + blanks : blanks + fitting;
}
