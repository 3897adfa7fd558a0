// Values of a Parquet file as text, exactly: decimals keep their digits, 64-bit numbers are no doubles, dates are ISO.
import type { ParquetParsers, SchemaElement, SchemaTree } from 'hyparquet';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes that are not text throw a TypeError. */
export const PARSERS: Partial<ParquetParsers> = {
  stringFromBytes: text,
  jsonFromBytes: text,
  dateFromDays: (days: number | undefined) => (days === undefined ? undefined : dateText(BigInt(days))),
  timestampFromMilliseconds: (value: bigint | undefined) => momentText(value, 3),
  timestampFromMicroseconds: (value: bigint | undefined) => momentText(value, 6),
  timestampFromNanoseconds: (value: bigint | undefined) => momentText(value, 9),
};

function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : utf8.decode(bytes);
}

/**
 * The schema as it is to be handed to the reader, which would make doubles of decimals: without that mark they come as
 * the whole numbers or bytes they are stored as, and {@link cellText} sets the point.
 */
export function withoutDecimals(schema: readonly SchemaElement[]): SchemaElement[] {
  return schema.map((element) => {
    if (!isDecimal(element)) return element;
    const { name, type, type_length, repetition_type } = element;
    return {
      name,
      ...(type === undefined ? {} : { type }),
      ...(type_length === undefined ? {} : { type_length }),
      ...(repetition_type === undefined ? {} : { repetition_type }),
    };
  });
}

function isDecimal(element: SchemaElement): boolean {
  return element.converted_type === 'DECIMAL' || element.logical_type?.type === 'DECIMAL';
}

/** A value of the column `node` (of the original schema) as a cell: null is blank, what is nested becomes JSON text. */
export function cellText(value: unknown, node: SchemaTree): string {
  if (value === null || value === undefined) return '';
  return node.children.length > 0 || node.element.repetition_type === 'REPEATED'
    ? jsonText(value, node)
    : leafText(value, node.element);
}

function leafText(value: unknown, element: SchemaElement): string {
  if (isDecimal(element)) return decimalText(wholeNumber(value), scaleOf(element));
  switch (typeof value) {
    case 'string':
      return isUtcMoment(element) ? `${value.replace(' ', 'T')}Z` : value;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
    case 'number':
      return timeText(value, element) ?? numberText(value, element);
    default:
      return value instanceof Uint8Array ? utf8.decode(value) : jsonText(value, undefined);
  }
}

function numberText(value: number | bigint, element: SchemaElement): string {
  if (typeof value === 'bigint' || element.type !== 'FLOAT' || !Number.isFinite(value)) return String(value);
  // The fewest digits that mean this float and no other.
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

function scaleOf(element: SchemaElement): number {
  const { logical_type: logical } = element;
  return element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
}

/** Signed, the highest byte first. */
function wholeNumber(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  let number = 0n;
  for (const byte of value) number = number * 256n + BigInt(byte);
  return BigInt.asIntN(value.length * 8, number);
}

function decimalText(value: bigint, scale: number): string {
  if (scale <= 0) return String(value);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function isUtcMoment({ logical_type: logical }: SchemaElement): boolean {
  return logical?.type === 'TIMESTAMP' && logical.isAdjustedToUTC;
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value < 0n && quotient * by !== value ? quotient - 1n : quotient;
}

function dateText(days: bigint): string {
  const date = new Date(Number(days) * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().replace(/T.*/, '');
}

/** Units of 10^-digits seconds since 1970 as `2024-05-01 08:30:00.5`. */
function momentText(value: bigint | undefined, digits: number): string | undefined {
  if (value === undefined) return undefined;
  const perDay = 86_400n * 10n ** BigInt(digits);
  const days = floorDivide(value, perDay);
  return `${dateText(days)} ${clockText(value - days * perDay, digits)}`;
}

function clockText(units: bigint, digits: number): string {
  const second = 10n ** BigInt(digits);
  const seconds = units / second;
  const pad = (number: bigint): string => String(number).padStart(2, '0');
  const fraction = String(units % second)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  const clock = `${pad(seconds / 3600n)}:${pad((seconds / 60n) % 60n)}:${pad(seconds % 60n)}`;
  return fraction === '' ? clock : `${clock}.${fraction}`;
}

function timeText(value: number | bigint, element: SchemaElement): string | undefined {
  const { converted_type: converted, logical_type: logical } = element;
  if (logical?.type === 'TIME')
    return clockText(BigInt(value), { MILLIS: 3, MICROS: 6, NANOS: 9 }[logical.unit]);
  if (converted === 'TIME_MILLIS') return clockText(BigInt(value), 3);
  return converted === 'TIME_MICROS' ? clockText(BigInt(value), 6) : undefined;
}

function jsonText(value: unknown, node: SchemaTree | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map((item) => jsonText(item, itemNode(node))).join(',')}]`;
  if (typeof value === 'object' && !(value instanceof Uint8Array)) {
    const fields = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}:${jsonText(item, fieldNode(node, key))}`,
    );
    return `{${fields.join(',')}}`;
  }
  const leaf = leafText(value, node?.element ?? { name: '' });
  const isNumber = typeof value === 'number' || typeof value === 'bigint' || value instanceof Uint8Array;
  const bare = typeof value === 'boolean' || (isNumber && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(leaf));
  return bare ? leaf : JSON.stringify(leaf);
}

/** A list is a group of a repeated group of the items; older writers leave the inner group out. */
function itemNode(node: SchemaTree | undefined): SchemaTree | undefined {
  const [repeated] = node?.children ?? [];
  if (repeated?.element.repetition_type !== 'REPEATED') return node;
  return repeated.children.length === 1 ? repeated.children[0] : repeated;
}

function fieldNode(node: SchemaTree | undefined, key: string): SchemaTree | undefined {
  const own = node?.children.find((child) => child.element.name === key);
  if (own) return own;
  // A map: its values are the second member of its repeated group.
  const [repeated] = node?.children ?? [];
  return repeated?.element.repetition_type === 'REPEATED' ? (repeated.children[1] ?? repeated) : undefined;
}
