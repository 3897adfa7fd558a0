// Finished lines, which are UTF-8 until here, in the encoding of the output. Runs on any thread.
import { openEncode, Unencodable } from '../io/encoder.ts';
import type { OutputEncoding } from '../io/encoding-names.ts';
import type { SourceInfo } from '../io/source.ts';
import type { CharacterPlace } from '../io/table-writer.ts';
import type { PackedRecords } from './packed-records.ts';
import type { WrittenRecords } from './packed-writer.ts';

/** A character that the encoding does not have, and where it stands. It travels from thread to thread as plain data. */
export interface Unwritable {
  readonly character: string;
  readonly place: CharacterPlace | undefined;
}

export interface EncodedLines {
  /** Undefined where cells are given back instead of lines. */
  readonly lines: Uint8Array<ArrayBuffer> | undefined;
  readonly unwritable: Unwritable | undefined;
}

export function openLineEncoder(
  encoding: OutputEncoding,
): (written: WrittenRecords, records: PackedRecords, info: SourceInfo) => EncodedLines {
  if (encoding === 'utf-8') {
    return (written) => ({ lines: 'lines' in written ? written.lines : undefined, unwritable: undefined });
  }
  const encode = openEncode(encoding);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (written, records, info) => {
    if (!('lines' in written)) return { lines: undefined, unwritable: undefined };
    try {
      return { lines: encode(decoder.decode(written.lines)), unwritable: undefined };
    } catch (error) {
      if (!(error instanceof Unencodable)) throw error;
      const { character } = error;
      return { lines: undefined, unwritable: { character, place: findPacked(records, info, character) } };
    }
  };
}

function findPacked(records: PackedRecords, info: SourceInfo, character: string): CharacterPlace | undefined {
  const { names } = info.header;
  for (let i = 0; i < records.count; i++) {
    const at = names.findIndex((_, c) => records.cell(records.first[i]! + c).includes(character));
    if (at >= 0) return { file: info.file, line: records.lineOf(i), column: names[at]! };
  }
  return undefined;
}
