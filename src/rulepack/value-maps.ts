// Lists of standard values that ship with the tool, called by name: `values: source`.
import { VALUE_MAPS_TSV } from '../lexicons/value-maps.ts';
import { tableRows } from '../text/lexicon.ts';

type ValueMap = Readonly<Record<string, readonly string[]>>;

let maps: ReadonlyMap<string, ValueMap> | undefined;

function readMaps(): ReadonlyMap<string, ValueMap> {
  const read = new Map<string, Record<string, readonly string[]>>();
  for (const [name = '', standard = '', words = ''] of tableRows(VALUE_MAPS_TSV)) {
    const map = read.get(name) ?? {};
    map[standard] = words.split('|');
    read.set(name, map);
  }
  return read;
}

/** Standard value → other ways to write it; undefined when there is no list of that name. */
export function valueMap(name: string): ValueMap | undefined {
  return (maps ??= readMaps()).get(name);
}

export function valueMapNames(): string[] {
  return [...(maps ??= readMaps()).keys()];
}
