// The decision about every column as a file that people edit and scheduled runs are held to: `inspect` writes it,
// `--map-file` reads it. YAML, of which JSON is a part.
import { isFieldType, type FieldType } from '../model/field-type.ts';
import { say, type Lang } from '../words/catalogue.ts';
import { parseMapping } from './mapping.ts';

export interface Pin {
  readonly column: string;
  readonly type: FieldType;
  /** The output column, where it is called differently. */
  readonly field?: string | undefined;
  /** 0..1 when the mapping was written. */
  readonly sure?: number | undefined;
  /** The share of values that fitted the type, at least, when the mapping was written. */
  readonly fits?: number | undefined;
}

export interface PinnedSource {
  readonly name: string;
  readonly columns: readonly (Pin & { readonly why?: string })[];
}

/** One line a column; everything that a person may have typed is quoted. */
export function renderMapping(sources: readonly PinnedSource[], lang: Lang): string {
  const lines = say(lang, 'mapping/head')
    .split('\n')
    .map((line) => `# ${line}`);
  lines.push('version: 1', 'sources:');
  for (const { name, columns } of sources) {
    lines.push(`  ${JSON.stringify(name)}:`);
    for (const { column, type, field, sure, fits, why = '' } of columns) {
      const facts = [
        `type: ${type}`,
        ...(field === undefined ? [] : [`field: ${JSON.stringify(field)}`]),
        ...(sure === undefined ? [] : [`sure: ${sure}`]),
        ...(fits === undefined ? [] : [`fits: ${fits}`]),
        ...(why === '' ? [] : [`why: ${JSON.stringify(why)}`]),
      ];
      lines.push(`    ${JSON.stringify(column)}: { ${facts.join(', ')} }`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** What a mapping file says, column by column; `undefined` as a source means all of them. */
export interface MappingFile {
  readonly entries: readonly {
    readonly source: string | undefined;
    readonly column: string;
    readonly type: FieldType | undefined;
    readonly field: string | undefined;
  }[];
  /** Set when the file pins the columns: a run with others stops. */
  readonly pins: readonly PinnedSource[] | undefined;
  /** What could not be understood: a column and what was said about it. */
  readonly wrong: readonly { readonly column: string; readonly value: string }[];
}

/** Undefined: no mapping at all. */
export function readMapping(plain: unknown): MappingFile | undefined {
  if (!isRecord(plain)) return undefined;
  if (plain['version'] === 1 && isRecord(plain['sources'])) return readPins(plain['sources']);
  const entries: MappingFile['entries'][number][] = [];
  const wrong: { column: string; value: string }[] = [];
  const read = (source: string | undefined, column: string, value: unknown): void => {
    const mapping = typeof value === 'string' ? parseMapping(value) : undefined;
    if (mapping === undefined) wrong.push({ column, value: asText(value) });
    else entries.push({ source, column, ...mapping });
  };
  for (const [key, value] of Object.entries(plain)) {
    if (!isRecord(value)) read(undefined, key, value);
    else for (const [column, text] of Object.entries(value)) read(key, column, text);
  }
  return { entries, pins: undefined, wrong };
}

function readPins(sources: Readonly<Record<string, unknown>>): MappingFile {
  const wrong: { column: string; value: string }[] = [];
  const pins = Object.entries(sources).map(([name, columns]): PinnedSource => {
    const list = isRecord(columns) ? Object.entries(columns) : [];
    return {
      name,
      columns: list.flatMap(([column, said]): Pin[] => {
        const { type, field, sure, fits } = isRecord(said) ? said : { type: said };
        if (typeof type !== 'string' || !isFieldType(type)) {
          wrong.push({ column, value: asText(type) });
          return [];
        }
        return [
          {
            column,
            type,
            field: typeof field === 'string' && field !== '' ? field : undefined,
            sure: typeof sure === 'number' ? sure : undefined,
            fits: typeof fits === 'number' ? fits : undefined,
          },
        ];
      }),
    };
  });
  const entries = pins.flatMap(({ name, columns }) =>
    columns.map(({ column, type, field }) => ({ source: name, column, type, field })),
  );
  return { entries, pins, wrong };
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
