// China's administrative divisions: provinces, prefectures and counties of today, and those that are no more with the codes
// of their successors. The table is read at the first use: runs without addresses never pay for it.
import { CN_DIVISION_HISTORY_TSV } from '../../lexicons/cn-division-history.ts';
import { CN_DIVISIONS_TSV } from '../../lexicons/cn-divisions.ts';

export interface Division {
  /** Six digits (GB/T 2260): two for the province, two for the prefecture, two for the county. */
  readonly code: string;
  /** The official name, simplified. */
  readonly name: string;
  /** 0 province, 1 prefecture, 2 county or district. */
  readonly level: 0 | 1 | 2;
  /** True when it was abolished, renamed or recoded. */
  readonly gone: boolean;
  /** Codes of today's divisions in its place; only of gone ones, and empty when not known. */
  readonly successors: readonly string[];
}

export interface DivisionTable {
  readonly all: readonly Division[];
  /** Today's divisions. */
  readonly byCode: ReadonlyMap<string, Division>;
}

let table: DivisionTable | undefined;

export function divisions(): DivisionTable {
  return (table ??= readTable());
}

const NONE: readonly string[] = [];

function readTable(): DivisionTable {
  const all: Division[] = [];
  const byCode = new Map<string, Division>();
  for (const line of CN_DIVISIONS_TSV.split('\n')) {
    const code = line.slice(0, 6);
    const division: Division = { code, name: line.slice(7), level: levelOf(code), gone: false, successors: NONE }; // prettier-ignore
    all.push(division);
    byCode.set(code, division);
  }
  for (const line of CN_DIVISION_HISTORY_TSV.split('\n')) {
    const [code = '', name = '', heirs = ''] = line.split('\t');
    const successors = heirs === '' ? NONE : heirs.split(',');
    all.push({ code, name, level: levelOf(code), gone: true, successors });
  }
  return { all, byCode };
}

function levelOf(code: string): 0 | 1 | 2 {
  return code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2;
}

/** Today's codes for a division: its own, or its successors'. */
export function codesToday(division: Division): readonly string[] {
  return division.gone ? division.successors : [division.code];
}

/** Names from province to county of one of today's codes; '' where there is no such level (東莞 has no districts). */
export interface Places {
  readonly province: string;
  readonly city: string;
  readonly district: string;
}

/** A municipality's districts have the municipality for their city; counties of a province have none. */
export function placesOf(code: string): Places {
  const { byCode } = divisions();
  const province = byCode.get(`${code.slice(0, 2)}0000`)?.name ?? '';
  const isProvince = code.endsWith('0000');
  const own = isProvince ? undefined : byCode.get(`${code.slice(0, 4)}00`)?.name;
  const city = own ?? (isMunicipality(code) ? province : '');
  const district = code.endsWith('00') ? '' : (byCode.get(code)?.name ?? '');
  return { province, city, district };
}

/** Beijing, Tianjin, Shanghai, Chongqing. */
function isMunicipality(code: string): boolean {
  const province = code.slice(0, 2);
  return province === '11' || province === '12' || province === '31' || province === '50';
}

/** Is `code` the division `above` or one inside it? */
export function isWithin(code: string, above: string): boolean {
  const length = above.endsWith('0000') ? 2 : above.endsWith('00') ? 4 : 6;
  return code.slice(0, length) === above.slice(0, length);
}
