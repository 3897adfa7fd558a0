// Physical lines, as editors count them: one ends in LF, CRLF or a CR on its own. CR CR LF is one end, too, but for a
// file whose lines end in CR.
import type { Dialect } from '../model/record.ts';

const CR = 13;
const LF = 10;

/**
 * The 1-based physical line of positions in a text that starts on `firstLine`. Each look goes on from the last one, so
 * that asking for ascending positions reads the text once.
 */
export function lineCounter(
  text: string,
  firstLine: number,
  eol: Dialect['eol'],
): (position: number) => number {
  let line = firstLine;
  let at = 0;
  let nextCr = -1;
  let nextLf = -1;
  return (position) => {
    if (position < at) {
      line = firstLine;
      at = 0;
      nextCr = nextLf = -1;
    }
    for (;;) {
      if (nextLf < at) nextLf = find(text, '\n', at);
      if (nextCr < at) nextCr = find(text, '\r', at);
      const end = Math.min(nextLf, nextCr);
      if (end >= position) return line;
      at = end + 1;
      if (end === nextCr) {
        if (eol !== '\r') while (text.charCodeAt(at) === CR) at++;
        if (text.charCodeAt(at) === LF) at++;
        else line += at - end - 1;
      }
      line++;
    }
  };
}

/** How many lines end within a text, and at its end. */
export function countLineEnds(text: string, eol: Dialect['eol']): number {
  return lineCounter(text, 0, eol)(text.length);
}

function find(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? Infinity : found;
}
