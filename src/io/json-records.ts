// A chunk of JSON text as rows.
import type { JsonLayout } from './source-model.ts';
import { JsonScanner, type JsonFault } from './json-scan.ts';

export interface JsonRecords {
  /** A row, or why the record is none. */
  readonly rows: (string[] | JsonFault)[];
  /** Where record i stands in the text. */
  readonly starts: number[];
  readonly ends: number[];
}

/** Reads chunks whose records have the given keys; the row of a record has a cell for each, in their order. */
export function openJsonReader(keys: readonly string[], layout: JsonLayout): (text: string) => JsonRecords {
  const scanner = new JsonScanner(keys, false);
  return (text) => readJson(scanner, text, layout);
}

/** Every record of `text`. Blank lines, and commas between records of a list, are none. */
export function readJson(scanner: JsonScanner, text: string, layout: JsonLayout): JsonRecords {
  scanner.open(text);
  const found: JsonRecords = { rows: [], starts: [], ends: [] };
  const take = (start: number, end: number): void => {
    found.rows.push(scanner.record(start, end));
    found.starts.push(start);
    found.ends.push(end);
  };
  if (layout === 'lines') {
    for (let at = 0; at < text.length;) {
      const feed = text.indexOf('\n', at);
      let end = feed < 0 ? text.length : feed;
      const next = end + 1;
      while (at < end && text.charCodeAt(at) <= 32) at++;
      while (end > at && text.charCodeAt(end - 1) <= 32) end--;
      if (end > at) take(at, end);
      at = next;
    }
    return found;
  }
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 44) {
      at++;
      continue;
    }
    const end = scanner.endOf(at);
    const stop = end <= at ? text.length : end;
    take(at, stop);
    at = stop;
  }
  return found;
}
