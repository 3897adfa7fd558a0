// In which encoding a command writes its table, and where in the input a character stands that it does not have.
import { byteOrderMark } from '../io/encoder.ts';
import type { OutputEncoding, WantedEncoding } from '../io/encoding-names.ts';
import type { SourceInfo } from '../io/source.ts';
import type { CharacterPlace, TableFormat } from '../io/table-writer.ts';
import { usageError } from '../model/user-error.ts';
import type { ChunkRecords } from './chunk-records.ts';

/** The encoding of one output. Workbooks, JSON Lines and Parquet files know no other than their own. */
export function outputEncoding(
  wanted: WantedEncoding,
  inputs: readonly SourceInfo[],
  format: TableFormat,
  mark = false,
): OutputEncoding {
  if (format !== 'csv') {
    if (wanted === 'same' || wanted === 'utf-8') return 'utf-8';
    throw usageError('cli/out-encoding-format', { encoding: wanted, format });
  }
  const encoding = wanted === 'same' ? inputEncoding(inputs) : wanted;
  if (mark && byteOrderMark(encoding) === undefined) throw usageError('cli/bom-encoding', { encoding });
  return encoding;
}

function inputEncoding(inputs: readonly SourceInfo[]): OutputEncoding {
  const encodings = [...new Set(inputs.map((info) => (info.format === 'csv' ? info.encoding : 'utf-8')))];
  if (encodings.length > 1) throw usageError('cli/out-encoding-same', { encodings: encodings.join(', ') });
  return encodings[0] ?? 'utf-8';
}

/** Looks for a character among records that are being written. */
export function findIn(
  records: ChunkRecords,
  info: SourceInfo,
): (character: string) => CharacterPlace | undefined {
  return (character) => {
    for (let i = 0; i < records.rows.length; i++) {
      const at = records.rows[i]!.findIndex((cell) => cell.includes(character));
      if (at >= 0) return { file: info.file, line: records.lineOf(i), column: info.header.names[at] ?? '' };
    }
    return undefined;
  };
}
