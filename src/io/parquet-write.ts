// Parquet out: every column is text, as the cells are; blank cells are null. Row groups are written as they fill.
import { makeHeader } from './header.ts';
import type { Row } from '../model/record.ts';
import type { Output } from './outputs.ts';

const GROUP_ROWS = 100_000;
const GROUP_CHARACTERS = 32 << 20;

export interface ParquetRows {
  rows(rows: readonly Row[]): Promise<void>;
  end(): Promise<void>;
}

export async function openParquetWriter(output: Output, header: Row): Promise<ParquetRows> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  /** Hands on what has been written: after each row group, so that only one is held. */
  const handOn = async (): Promise<void> => {
    const piece = bytes.getBytes().slice();
    bytes.index = 0;
    if (piece.length > 0) await output.write(piece);
  };
  const { names } = makeHeader(header);
  const writer = new ParquetWriter({
    writer: bytes,
    createdBy: 'onerow',
    schema: [
      { name: 'root', num_children: names.length },
      ...names.map((name) => ({
        name,
        type: 'BYTE_ARRAY' as const,
        converted_type: 'UTF8' as const,
        repetition_type: 'OPTIONAL' as const,
      })),
    ],
  });
  let columns: (string | null)[][] = names.map(() => []);
  let count = 0;
  let characters = 0;
  const flush = async (): Promise<void> => {
    if (count === 0) return;
    const columnData = names.map((name, at) => ({ name, data: columns[at]! }));
    await writer.write({ columnData, rowGroupSize: count });
    await handOn();
    columns = names.map(() => []);
    count = characters = 0;
  };
  return {
    async rows(rows) {
      for (const row of rows) {
        for (let at = 0; at < names.length; at++) {
          const cell = row[at] ?? '';
          columns[at]!.push(cell === '' ? null : cell);
          characters += cell.length;
        }
        count++;
        if (count >= GROUP_ROWS || characters >= GROUP_CHARACTERS) await flush();
      }
    },
    async end() {
      await flush();
      await writer.finish();
      await handOn();
    },
  };
}
