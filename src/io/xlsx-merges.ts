// The merged cells of a sheet stand after its rows. A header of two lines cannot be read without them, so a sheet whose
// head leaves the question open is unpacked once more, and searched without being taken apart.
import { parseMerge, type Merge } from './sheet-facts.ts';
import type { Part } from './xlsx-faults.ts';
import { decodeXml } from './xml-encoding.ts';
import type { Zip } from './zip.ts';

const END_OF_ROWS = /<\/(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData\s*\/>/;
const MERGE = /<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*["']([^"']{1,40})["']/g;
/** Longer than any spelling of the end of the rows. */
const OVERLAP = 64;
const MAX_TAIL = 4 << 20;

/** All merges of the sheet in this part, a first few ten thousand if there are more. */
export async function readMerges(zip: Zip, name: string): Promise<Merge[]> {
  const part: Part = { file: zip.file, name };
  let tail = '';
  let isTail = false;
  for await (const { text } of decodeXml(zip.read(name), part)) {
    const joined = tail + text;
    if (!isTail) {
      const at = joined.includes('sheetData') ? joined.search(END_OF_ROWS) : -1;
      isTail = at >= 0;
      tail = isTail ? joined.slice(at) : joined.slice(-OVERLAP);
    } else if (joined.length <= MAX_TAIL) tail = joined;
  }
  if (!isTail) return [];
  return [...tail.matchAll(MERGE)].flatMap(([, reference = '']) => parseMerge(reference) ?? []);
}
