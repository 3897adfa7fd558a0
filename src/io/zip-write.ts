// Writes a ZIP to a sink that can only be appended to. Parts are compressed in blocks, each closed on a byte edge, so
// that blocks joined are one deflate stream: two of them are on the thread pool while the next is being filled.
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { centralRecord, dataDescriptor, endRecords, localHeader, type WrittenEntry } from './zip-records.ts';

export interface ByteSink {
  write(chunk: Uint8Array): Promise<void> | void;
}

export interface ZipPart {
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

export interface ZipWriter {
  /** A small part, written at once. */
  add(name: string, content: string | Uint8Array): Promise<void>;
  /** A part of any size, in pieces of some hundred kilobytes. It must end before the next one begins. */
  begin(name: string): Promise<ZipPart>;
  end(): Promise<void>;
}

const compress = promisify<Uint8Array, { level: number; finishFlush: number }, Buffer>(deflateRaw);

const IN_FLIGHT = 2;
/** An empty final block: ends a deflate stream of blocks none of which said it was the last. */
const LAST_BLOCK = Buffer.from([0x03, 0x00]);

export function openZipWriter(sink: ByteSink, level: number): ZipWriter {
  const entries: WrittenEntry[] = [];
  let offset = 0;

  const put = async (bytes: Uint8Array): Promise<void> => {
    offset += bytes.length;
    await sink.write(bytes);
  };

  const begin = async (name: string): Promise<ZipPart> => {
    const start = offset;
    const waiting: Promise<Buffer>[] = [];
    let crc = 0;
    let expandedBytes = 0;
    await put(localHeader(name));
    const dataStart = offset;
    const putOldest = async (): Promise<void> => put(await waiting.shift()!);
    return {
      write: async (bytes) => {
        crc = crc32(bytes, crc);
        expandedBytes += bytes.length;
        waiting.push(compress(bytes, { level, finishFlush: constants.Z_SYNC_FLUSH }));
        if (waiting.length > IN_FLIGHT) await putOldest();
      },
      end: async () => {
        while (waiting.length > 0) await putOldest();
        await put(LAST_BLOCK);
        const sizes = { crc, compressedBytes: offset - dataStart, expandedBytes };
        await put(dataDescriptor(sizes));
        entries.push({ name, offset: start, descriptor: true, ...sizes });
      },
    };
  };

  return {
    begin,
    add: async (name, content) => {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      const data = await compress(bytes, { level, finishFlush: constants.Z_FINISH });
      const sizes = { crc: crc32(bytes), compressedBytes: data.length, expandedBytes: bytes.length };
      const start = offset;
      await put(localHeader(name, sizes));
      await put(data);
      entries.push({ name, offset: start, descriptor: false, ...sizes });
    },
    end: async () => {
      const start = offset;
      for (const entry of entries) await put(centralRecord(entry));
      await put(endRecords({ entries: entries.length, bytes: offset - start, offset: start }));
    },
  };
}
