import type { Dialect } from '../model/record.ts';
import { parseCsv } from './csv-parse.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
const SAMPLE_RECORDS = 200;

/**
 * The dialect of a delimited text, from its first lines. The delimiter is the one that cuts most records into the
 * same number (two or more) of cells as the first record; a comma when nothing cuts.
 */
export function detectDialect(sample: string, wanted: Partial<Dialect> = {}): Dialect {
  const quote = wanted.quote ?? '"';
  const eol = wanted.eol ?? detectEol(sample);
  if (wanted.delimiter !== undefined) return { delimiter: wanted.delimiter, quote, eol };
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const records = parseCsv(sample, { delimiter, quote, eol }, SAMPLE_RECORDS).rows;
    const width = records[0]?.length ?? 0;
    if (width < 2) continue;
    const same = records.filter((row) => row.length === width).length / records.length;
    const score = same * (1 + Math.log2(width) / 10);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, quote, eol };
}

/** Line end of the first line; a lone CR counts only when the sample has no LF at all. */
function detectEol(sample: string): Dialect['eol'] {
  const lf = sample.indexOf('\n');
  if (lf > 0 && sample[lf - 1] === '\r') return '\r\n';
  if (lf >= 0) return '\n';
  return sample.includes('\r') ? '\r' : '\n';
}
