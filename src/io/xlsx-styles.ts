import { builtInFormat, parseFormat } from './xlsx-formats.ts';
import { decodeXml } from './xml-encoding.ts';
import { scanXml, TOKEN } from './xml.ts';
import type { Part } from './xlsx-faults.ts';

/**
 * For every cell style (the `s` of a cell), what its number format says; see xlsx-formats.ts. Without a styles part
 * every number is plain.
 */
export async function readStyles(chunks: AsyncIterable<Buffer> | undefined, part: Part): Promise<number[]> {
  if (chunks === undefined) return [];
  const custom = new Map<number, number>();
  const ids: number[] = [];
  await scanXml(decodeXml(chunks, part), part, (xml) => {
    if (xml.kind !== TOKEN.open) return;
    if (xml.isNamed('numFmt')) {
      custom.set(Number(xml.attribute('numFmtId')), parseFormat(xml.attribute('formatCode') ?? ''));
    } else if (xml.isNamed('xf')) ids.push(Number(xml.attribute('numFmtId') ?? 0));
    // `cellStyleXfs` holds `xf` elements too, of named styles: they are not what cells refer to.
    else if (!xml.isNamed('styleSheet') && !xml.isNamed('numFmts') && !xml.isNamed('cellXfs')) xml.skip();
  });
  return ids.map((id) => custom.get(id) ?? builtInFormat(id));
}
