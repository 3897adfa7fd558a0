// An archive that is not a workbook: which tables it holds, and their bytes.
import path from 'node:path';
import { inputError, usageError, UserError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import { openZip, type Zip } from './zip.ts';

/** Files that systems and packers add, or that speak about the table. */
const ASIDE =
  /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)|(^|\/)(readme|read me|license|说明|使用说明)[^/]*$/i;
/** A name that leads out of the folder an archive is unpacked into: no program that packs a table writes it. */
const LEADS_OUT = /(?:^|[\\/])\.\.(?:[\\/]|$)/;
const MAX_LISTED = 20;
const BLOCK_BYTES = 1 << 19;

/** True when the archive is an office document: `[Content_Types].xml` (Excel, Word) or `mimetype` (OpenDocument). */
export async function isOfficeFile(file: string): Promise<boolean> {
  try {
    const zip = await openZip(file);
    return zip.has('[Content_Types].xml') || zip.has('mimetype') || zip.has('xl/workbook.xml');
  } catch (error) {
    // The reader of workbooks says better what is wrong with one; of other archives we do.
    if (/\.zip$/i.test(file)) throw asArchive(error, file);
    return true;
  }
}

/** The entry called `wanted`, or the only table there is. */
export async function chooseEntry(file: string, name: string, wanted: string | undefined): Promise<string> {
  const zip = await openArchive(file, name);
  const files = zip.entries.filter((entry) => !/[\\/]$/.test(entry.name)).map((entry) => entry.name);
  const outside = files.find((entry) => LEADS_OUT.test(entry));
  if (outside !== undefined) throw inputError('zip/leads-out', { file: name, entry: outside });
  const tables = files.filter((entry) => !ASIDE.test(entry.replaceAll('\\', '/')));
  const list = tables.slice(0, MAX_LISTED).join(', ') + (tables.length > MAX_LISTED ? ' …' : '');
  if (wanted !== undefined) {
    const found =
      files.find((entry) => entry === wanted) ?? only(files.filter((entry) => base(entry) === wanted));
    if (found === undefined) {
      throw usageError('zip/no-such-entry', {
        file: name,
        entry: wanted,
        nearest: nearestWord(wanted, tables),
        entries: list,
      });
    }
    return found;
  }
  if (tables.length === 0) throw inputError('zip/no-table', { file: name });
  if (tables.length > 1) {
    throw usageError('zip/choose', {
      file: name,
      count: tables.length,
      entries: list,
      first: `${name}#${tables[0]!}`,
    });
  }
  return tables[0]!;
}

/** An entry's bytes. What is wrong with the archive is told in words about archives. */
export async function* readEntry(file: string, name: string, entry: string): AsyncGenerator<Uint8Array> {
  const zip = await openArchive(file, name);
  if (zip.entries.some((candidate) => candidate.name === entry && candidate.encrypted))
    throw inputError('zip/encrypted', { file: name });
  // The reader of the archive uses its buffers again; what is given out here is the receiver's.
  let block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  let filled = 0;
  try {
    for await (const bytes of zip.read(entry)) {
      for (let done = 0; done < bytes.length;) {
        const copied = bytes.copy(block, filled, done);
        filled += copied;
        done += copied;
        if (filled < BLOCK_BYTES) continue;
        yield block;
        block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
        filled = 0;
      }
    }
  } catch (error) {
    throw asArchive(error, name);
  }
  if (filled > 0) yield block.subarray(0, filled);
}

async function openArchive(file: string, name: string): Promise<Zip> {
  try {
    return await openZip(file);
  } catch (error) {
    throw asArchive(error, name);
  }
}

const SAME_IN_ARCHIVES: ReadonlySet<string> = new Set(['truncated', 'damaged', 'bomb', 'compression']);

function asArchive(error: unknown, file: string): unknown {
  if (!(error instanceof UserError)) return error;
  const kind = error.code.replace('xlsx/', '');
  return SAME_IN_ARCHIVES.has(kind) ? inputError(`zip/${kind}`, { ...error.params, file }) : error;
}

function base(entry: string): string {
  return path.posix.basename(entry.replaceAll('\\', '/'));
}

function only(found: readonly string[]): string | undefined {
  return found.length === 1 ? found[0] : undefined;
}
