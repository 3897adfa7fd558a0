// The records of a ZIP archive (PKWARE APPNOTE 6.3.10), without any input or output. Sizes and offsets that do not
// fit 32 bits stand in the zip64 extra field; everything in it is 64 bits wide, and only what overflowed is present.
import { isUtf8 } from 'node:buffer';

export const METHOD = { stored: 0, deflated: 8 } as const;

export const SIGNATURE = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  end64Locator: 0x07064b50,
} as const;

export const LOCAL_BYTES = 30;
export const END_BYTES = 22;
export const END64_LOCATOR_BYTES = 20;
export const END64_BYTES = 56;
const CENTRAL_BYTES = 46;

const FLAG = { encrypted: 1, descriptor: 1 << 3, utf8: 1 << 11 } as const;
const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;
const ZIP64 = 0x0001;
/** 1980-01-01: the oldest date a ZIP can say. The same rows give the same bytes on any day. */
const DOS_DATE = 0x0021;

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly expandedBytes: number;
  /** Of its local header, as the directory says. */
  readonly offset: number;
}

export interface Directory {
  readonly entries: number;
  readonly bytes: number;
  readonly offset: number;
}

/** The directory's place from the end record at `at`; undefined when `tail` does not hold one there. */
export function parseEnd(tail: Buffer, at: number): Directory | undefined {
  if (at + END_BYTES > tail.length || tail.readUInt32LE(at) !== SIGNATURE.end) return undefined;
  return {
    entries: tail.readUInt16LE(at + 10),
    bytes: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
}

export function needsZip64({ entries, bytes, offset }: Directory): boolean {
  return entries === MAX_16 || bytes === MAX_32 || offset === MAX_32;
}

export function parseEnd64(record: Buffer): Directory | undefined {
  if (record.length < END64_BYTES || record.readUInt32LE(0) !== SIGNATURE.end64) return undefined;
  return { entries: readWide(record, 32), bytes: readWide(record, 40), offset: readWide(record, 48) };
}

/** Every entry of the directory; undefined when the bytes are not one. */
export function parseDirectory(bytes: Buffer, count: number): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + CENTRAL_BYTES > bytes.length || bytes.readUInt32LE(at) !== SIGNATURE.central) return undefined;
    const nameBytes = bytes.readUInt16LE(at + 28);
    const extraBytes = bytes.readUInt16LE(at + 30);
    const nameEnd = at + CENTRAL_BYTES + nameBytes;
    const extraEnd = nameEnd + extraBytes;
    if (extraEnd > bytes.length) return undefined;
    const flags = bytes.readUInt16LE(at + 8);
    const wide = zip64Field(bytes.subarray(nameEnd, extraEnd));
    let wideAt = 0;
    const size = (offset: number): number => {
      const narrow = bytes.readUInt32LE(offset);
      if (narrow !== MAX_32 || wide === undefined || wideAt + 8 > wide.length) return narrow;
      wideAt += 8;
      return readWide(wide, wideAt - 8);
    };
    const expandedBytes = size(at + 24);
    const compressedBytes = size(at + 20);
    entries.push({
      name: entryName(bytes.subarray(at + CENTRAL_BYTES, nameEnd)),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (flags & FLAG.encrypted) !== 0,
      crc: bytes.readUInt32LE(at + 16),
      compressedBytes,
      expandedBytes,
      offset: size(at + 42),
    });
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Programs that do not set the UTF-8 flag write names in the code page of their system: Windows in China in GBK. Valid
 * UTF-8 is no accident, whether the flag is set or not.
 */
function entryName(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const chinese = new TextDecoder('gb18030').decode(bytes);
  return chinese.includes('\ufffd') ? bytes.toString('latin1') : chinese;
}

function zip64Field(extra: Buffer): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === ZIP64) return extra.subarray(at + 4, end);
    at = end;
  }
  return undefined;
}

/** 2^53 bytes are eight petabytes: a larger number can only be damage, and then its size check fails. */
function readWide(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

export type EntrySizes = Pick<ZipEntry, 'crc' | 'compressedBytes' | 'expandedBytes'>;

/** Written before the data; without sizes a data descriptor follows the data. */
export function localHeader(name: string, sizes?: EntrySizes): Buffer {
  const nameBytes = Buffer.from(name, 'utf8');
  const header = Buffer.alloc(LOCAL_BYTES);
  header.writeUInt32LE(SIGNATURE.local, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flagsOf(sizes === undefined), 6);
  header.writeUInt16LE(METHOD.deflated, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  if (sizes !== undefined) {
    header.writeUInt32LE(sizes.crc, 14);
    header.writeUInt32LE(sizes.compressedBytes, 18);
    header.writeUInt32LE(sizes.expandedBytes, 22);
  }
  header.writeUInt16LE(nameBytes.length, 26);
  return Buffer.concat([header, nameBytes]);
}

export function dataDescriptor({ crc, compressedBytes, expandedBytes }: EntrySizes): Buffer {
  const wide = compressedBytes >= MAX_32 || expandedBytes >= MAX_32;
  const record = Buffer.alloc(wide ? 24 : 16);
  record.writeUInt32LE(SIGNATURE.descriptor, 0);
  record.writeUInt32LE(crc, 4);
  if (wide) {
    record.writeBigUInt64LE(BigInt(compressedBytes), 8);
    record.writeBigUInt64LE(BigInt(expandedBytes), 16);
  } else {
    record.writeUInt32LE(compressedBytes, 8);
    record.writeUInt32LE(expandedBytes, 12);
  }
  return record;
}

export interface WrittenEntry extends EntrySizes {
  readonly name: string;
  readonly offset: number;
  readonly descriptor: boolean;
}

export function centralRecord(entry: WrittenEntry): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const sizes = [entry.expandedBytes, entry.compressedBytes, entry.offset];
  const wide = sizes.filter((size) => size >= MAX_32);
  const extra = Buffer.alloc(wide.length === 0 ? 0 : 4 + wide.length * 8);
  if (wide.length > 0) {
    extra.writeUInt16LE(ZIP64, 0);
    extra.writeUInt16LE(wide.length * 8, 2);
    wide.forEach((size, index) => extra.writeBigUInt64LE(BigInt(size), 4 + index * 8));
  }
  const record = Buffer.alloc(CENTRAL_BYTES);
  record.writeUInt32LE(SIGNATURE.central, 0);
  record.writeUInt16LE(wide.length === 0 ? 20 : 45, 4);
  record.writeUInt16LE(wide.length === 0 ? 20 : 45, 6);
  record.writeUInt16LE(flagsOf(entry.descriptor), 8);
  record.writeUInt16LE(METHOD.deflated, 10);
  record.writeUInt16LE(DOS_DATE, 14);
  record.writeUInt32LE(entry.crc, 16);
  record.writeUInt32LE(Math.min(entry.compressedBytes, MAX_32), 20);
  record.writeUInt32LE(Math.min(entry.expandedBytes, MAX_32), 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(Math.min(entry.offset, MAX_32), 42);
  return Buffer.concat([record, name, extra]);
}

/** What stands after the directory: the end record, preceded by its zip64 twin when a number does not fit. */
export function endRecords({ entries, bytes, offset }: Directory): Buffer {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(SIGNATURE.end, 0);
  end.writeUInt16LE(Math.min(entries, MAX_16), 8);
  end.writeUInt16LE(Math.min(entries, MAX_16), 10);
  end.writeUInt32LE(Math.min(bytes, MAX_32), 12);
  end.writeUInt32LE(Math.min(offset, MAX_32), 16);
  if (entries < MAX_16 && bytes < MAX_32 && offset < MAX_32) return end;
  const end64 = Buffer.alloc(END64_BYTES);
  end64.writeUInt32LE(SIGNATURE.end64, 0);
  end64.writeBigUInt64LE(BigInt(END64_BYTES - 12), 4);
  end64.writeUInt16LE(45, 12);
  end64.writeUInt16LE(45, 14);
  end64.writeBigUInt64LE(BigInt(entries), 24);
  end64.writeBigUInt64LE(BigInt(entries), 32);
  end64.writeBigUInt64LE(BigInt(bytes), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(END64_LOCATOR_BYTES);
  locator.writeUInt32LE(SIGNATURE.end64Locator, 0);
  locator.writeBigUInt64LE(BigInt(offset + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}

function flagsOf(descriptor: boolean): number {
  return FLAG.utf8 | (descriptor ? FLAG.descriptor : 0);
}
