// Physical lines, as editors count them: one ends in LF, CRLF or a CR on its own. CR CR LF is one end, too, but for a
// file whose lines end in CR.
import type { Dialect } from '../model/record.ts';

const CR = 13;
const LF = 10;

/** Text, or bytes of an encoding in which CR and LF are what they are in ASCII. */
type Signs = string | Uint8Array;

/** The place behind the CRs at `at`; `at` itself where there are none. */
export function pastCrs(signs: Signs, at: number): number {
  let after = at;
  while (after < signs.length && codeAt(signs, after) === CR) after++;
  return after;
}

/**
 * The place behind the line end at `at`: CRs and an LF, in a file of CRs one CR and perhaps its LF, so that the CR of
 * the next blank line stays where it is. `at` itself where no line ends.
 */
export function pastLineEnd(signs: Signs, at: number, eol: Dialect['eol']): number {
  let after = at;
  if (eol !== '\r') after = pastCrs(signs, at);
  else if (at < signs.length && codeAt(signs, at) === CR) after++;
  return after < signs.length && codeAt(signs, after) === LF ? after + 1 : after;
}

function codeAt(signs: Signs, at: number): number {
  return typeof signs === 'string' ? signs.charCodeAt(at) : signs[at]!;
}

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
