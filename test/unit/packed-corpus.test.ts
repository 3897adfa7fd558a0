// Every real delimited file (../shared/data, or ONEROW_DATA) read on bytes, as `normalize` and `export` do it, beside the
// reader that works on strings; and written again without a change.
import { describe, expect, test } from 'vitest';
import { openSource } from '../../src/io/source.ts';
import { openPackedReader, rowOf } from '../../src/jobs/packed-records.ts';
import { PackedWriter } from '../../src/jobs/packed-writer.ts';
import { makePlan } from '../../src/jobs/plan.ts';
import { openChunkReader } from '../../src/jobs/read-chunk.ts';
import { UserError } from '../../src/model/user-error.ts';
import { corpusFiles, inCorpus } from './corpora.ts';

const files = corpusFiles('csv');

const OPTIONS = {
  maps: [],
  id: [],
  country: undefined,
  today: '2026-01-31',
  phoneFormat: 'e164',
  dateOrder: undefined,
  values: {},
  added: { more: false, extension: false, raw: false },
} as const;

describe.skipIf(files.length === 0)('the corpus of csv files, on bytes', () => {
  test('the same cells, lines and rejects as on strings; copied records are the file’s own bytes', async () => {
    let compared = 0;
    const different: string[] = [];
    for (const name of files) {
      const source = await openSource({ name: 'crm', file: inCorpus('csv', name) }).catch(
        (error: unknown) => {
          if (error instanceof UserError) return undefined;
          throw error;
        },
      );
      if (source === undefined) continue;
      const plan = makePlan([source], OPTIONS);
      const packed = openPackedReader(plan.sources);
      const plain = openChunkReader(plan.sources);
      const writer = new PackedWriter(plan.sources[0]!, 0, plan, source.info.dialect);
      const found: unknown[] = [];
      const expected: unknown[] = [];
      for await (const chunk of source.chunks(0)) {
        const strings = plain(chunk);
        expected.push(strings.rejects);
        strings.rows.forEach((row, i) => {
          const copied = strings.raw && strings.raw.ends[i]! >= 0;
          expected.push([row, strings.numbers[i], strings.lineOf(i), copied ? strings.original(i) : '']);
        });
        const records = packed(chunk);
        found.push(records.rejects);
        for (let i = 0; i < records.count; i++) {
          let copied = '';
          if (records.isWhole(i)) {
            writer.begin(records);
            writer.copy(i);
            const written = writer.finish();
            const line = 'lines' in written ? Buffer.from(written.lines).toString() : '';
            copied = line.startsWith(records.original(i)) ? records.original(i) : line;
          }
          found.push([rowOf(records, i, plan.sources[0]!), records.numbers[i], records.lineOf(i), copied]);
        }
      }
      compared++;
      if (JSON.stringify(found) !== JSON.stringify(expected)) different.push(name);
    }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(300);
  });
});
