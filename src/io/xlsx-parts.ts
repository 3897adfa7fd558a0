// Finds the parts of a workbook. Nothing about their names is fixed: everything is reached through relationships,
// whose types differ between the transitional and the strict flavour of the format only in what stands before the
// last word.
import { inputError, UserError } from '../model/user-error.ts';
import { decodeXml } from './xml-encoding.ts';
import { scanXml, TOKEN } from './xml.ts';
import { damaged, type Part } from './xlsx-faults.ts';
import { decodeEscapes } from './xml-text.ts';
import type { Zip } from './zip.ts';

interface Relationship {
  readonly id: string;
  /** The last word of its type: `worksheet`, `sharedStrings`. */
  readonly kind: string;
  /** Name of the part it leads to. */
  readonly target: string;
}

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** `other` is a chart, a dialog or a macro sheet: it has no cells. */
  readonly kind: 'cells' | 'other';
  /** Name of its part in the archive; '' when the workbook lists the sheet and does not hold it. */
  readonly path: string;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
  readonly strings: string | undefined;
  readonly styles: string | undefined;
}

const USUAL_WORKBOOK = 'xl/workbook.xml';

export async function findParts(zip: Zip): Promise<WorkbookParts> {
  const name = await findWorkbook(zip);
  const relationships = await readRelationships(zip, name);
  const { sheets, date1904 } = await readWorkbook(zip, name, relationships);
  const target = (kind: string): string | undefined => relationships.find((one) => one.kind === kind)?.target;
  return { sheets, date1904, strings: target('sharedStrings'), styles: target('styles') };
}

async function findWorkbook(zip: Zip): Promise<string> {
  const start = await startOf(zip);
  const name = start !== undefined && zip.has(start) ? start : USUAL_WORKBOOK;
  if (start?.endsWith('.bin') === true || zip.has('xl/workbook.bin')) {
    throw inputError('xlsx/binary-workbook', { file: zip.file });
  }
  if (!zip.has(name)) throw inputError('xlsx/not-a-workbook', { file: zip.file });
  return name;
}

/** What the archive says its document is. A damaged note about that loses nothing when the workbook lies where it usually does. */
async function startOf(zip: Zip): Promise<string | undefined> {
  try {
    return (await readRelationships(zip, '')).find((one) => one.kind === 'officeDocument')?.target;
  } catch (error) {
    if (error instanceof UserError && error.code === 'xlsx/damaged' && zip.has(USUAL_WORKBOOK))
      return undefined;
    throw error;
  }
}

async function readWorkbook(
  zip: Zip,
  name: string,
  relationships: readonly Relationship[],
): Promise<Pick<WorkbookParts, 'sheets' | 'date1904'>> {
  const part: Part = { file: zip.file, name };
  const sheets: SheetPart[] = [];
  let date1904 = false;
  let isWorkbook = false as boolean;
  await scanXml(decodeXml(zip.read(name), part), part, (xml) => {
    if (xml.kind !== TOKEN.open) return;
    if (xml.isNamed('workbook')) isWorkbook = true;
    else if (xml.isNamed('workbookPr')) {
      const value = xml.attribute('date1904');
      date1904 = value === '1' || value === 'true' || value === 'on';
      xml.skip();
    } else if (xml.isNamed('sheet')) {
      const state = xml.attribute('state');
      const relationship = relationships.find((one) => one.id === xml.attribute('id'));
      const held = relationship !== undefined && zip.has(relationship.target);
      sheets.push({
        name: decodeEscapes(xml.attribute('name') ?? ''),
        hidden: state === 'hidden' || state === 'veryHidden',
        kind: relationship === undefined || relationship.kind === 'worksheet' ? 'cells' : 'other',
        path: held ? relationship.target : '',
      });
    } else if (!xml.isNamed('sheets')) xml.skip();
  });
  // A Word file is a ZIP with an office document in it as well.
  if (!isWorkbook) throw inputError('xlsx/not-a-workbook', { file: zip.file });
  return { sheets, date1904 };
}

/** Where a part leads to: `xl/workbook.xml` is described by `xl/_rels/workbook.xml.rels`. */
async function readRelationships(zip: Zip, owner: string): Promise<Relationship[]> {
  const slash = owner.lastIndexOf('/') + 1;
  const folder = owner.slice(0, slash);
  const name = `${folder}_rels/${owner.slice(slash)}.rels`;
  if (!zip.has(name)) return [];
  const part: Part = { file: zip.file, name };
  const found: Relationship[] = [];
  await scanXml(decodeXml(zip.read(name), part), part, (xml) => {
    if (xml.kind !== TOKEN.open || !xml.isNamed('Relationship')) return;
    if (xml.attribute('TargetMode') === 'External') return;
    const type = xml.attribute('Type') ?? '';
    found.push({
      id: xml.attribute('Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: resolveTarget(folder, xml.attribute('Target') ?? '', part),
    });
  });
  return found;
}

function resolveTarget(folder: string, target: string, part: Part): string {
  const path = target.replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  try {
    return decodeURI(steps.join('/'));
  } catch {
    throw damaged(part);
  }
}
