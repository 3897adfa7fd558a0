// A table of known answers, as `--truth` takes it: a customer per record, true pairs, or pairs somebody judged.
import { inputError } from '../model/user-error.ts';
import { saysOne } from './decisions.ts';
import { parseDecisionWord } from '../report/review-sheet.ts';
import { readSmallTable, type SmallTable } from './small-table.ts';

export interface NamedRecord {
  readonly id: string;
  /** '' where the table does not say. */
  readonly source: string;
}

export type Truth =
  /** A record that is not listed is a customer of its own. */
  | {
      readonly kind: 'clusters';
      readonly file: string;
      readonly records: readonly (NamedRecord & { readonly cluster: string; readonly line: number })[];
    }
  /** All true pairs. */
  | { readonly kind: 'pairs'; readonly file: string; readonly pairs: readonly TruthPair[] }
  /** Only the listed pairs are known. */
  | {
      readonly kind: 'judged';
      readonly file: string;
      readonly pairs: readonly (TruthPair & { readonly same: boolean })[];
      /** Lines without a judgement. */
      readonly open: number;
    };

export interface TruthPair {
  readonly left: NamedRecord;
  readonly right: NamedRecord;
  readonly line: number;
}

/** Names of columns, folded; the first that is there is taken. */
const RECORD = ['recordid', 'id', 'uniqueid', 'recid', 'record', '编号', '记录编号', '客户编号', '记录'];
const CLUSTER = [
  'clusterid',
  'cluster',
  'entityid',
  'entity',
  'entid',
  'groupid',
  'group',
  '组号',
  '客户',
  '实体',
];
const SOURCE = ['source', 'sourcedataset', '来源'];
const LEFT = ['leftid', 'id1', 'idl', 'ida', 'left', 'recordid1', 'uniqueidl', 'ltableid', '编号1', '左编号'];
const RIGHT = [
  'rightid',
  'id2',
  'idr',
  'idb',
  'right',
  'recordid2',
  'uniqueidr',
  'rtableid',
  '编号2',
  '右编号',
];
const LEFT_SOURCE = ['leftsource', 'source1', 'sourcel', 'sourcedatasetl', '来源1', '左来源'];
const RIGHT_SOURCE = ['rightsource', 'source2', 'sourcer', 'sourcedatasetr', '来源2', '右来源'];
const LABEL = [
  'label',
  'ismatch',
  'match',
  'same',
  'clericalmatchscore',
  'decision',
  '是否同一',
  '判断',
  '决定',
];

/** Reads a table of known answers, in any format and encoding a source may have. */
export async function readTruth(file: string): Promise<Truth> {
  const table = await readSmallTable(file);
  const at = (names: readonly string[]): number => columnOf(table, names);
  const [left, right] = [at(LEFT), at(RIGHT)];
  if (left >= 0 && right >= 0) {
    const sources = [at(LEFT_SOURCE), at(RIGHT_SOURCE)] as const;
    return pairsOf(table, [left, right], sources, at(LABEL));
  }
  const [record, cluster] = [at(RECORD), at(CLUSTER)];
  if (record >= 0 && cluster >= 0) return clustersOf(table, record, cluster, at(SOURCE));
  throw inputError('truth/form', { file, columns: table.header.join(', ') });
}

function columnOf({ header }: SmallTable, names: readonly string[]): number {
  const folded = header.map((name) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s_.-]/g, ''),
  );
  const found = names.find((name) => folded.includes(name));
  return found === undefined ? -1 : folded.indexOf(found);
}

const cellOf = (row: readonly string[], at: number): string => (at < 0 ? '' : (row[at] ?? '').trim());

function clustersOf(table: SmallTable, recordAt: number, clusterAt: number, sourceAt: number): Truth {
  const { file } = table;
  const known = new Map<string, { cluster: string; line: number }>();
  const records: { id: string; source: string; cluster: string; line: number }[] = [];
  table.rows.forEach((row, index) => {
    const line = index + 2;
    const [id, cluster, source] = [cellOf(row, recordAt), cellOf(row, clusterAt), cellOf(row, sourceAt)];
    if (id === '' && cluster === '') return;
    if (id === '') throw inputError('truth/blank-id', {}, { file, line });
    // A record nobody has put anywhere is one of its own.
    if (cluster === '') return;
    const key = JSON.stringify([source, id]);
    const before = known.get(key);
    if (before !== undefined && before.cluster !== cluster)
      throw inputError('truth/two-clusters', { first: before.line }, { file, line });
    if (before === undefined) records.push({ id, source, cluster, line });
    known.set(key, { cluster, line });
  });
  if (records.length === 0) throw inputError('truth/empty', { file });
  return { kind: 'clusters', file, records };
}

function pairsOf(
  table: SmallTable,
  ids: readonly [number, number],
  sources: readonly [number, number],
  labelAt: number,
): Truth {
  const { file } = table;
  const pairs: (TruthPair & { same: boolean })[] = [];
  let open = 0;
  table.rows.forEach((row, index) => {
    const line = index + 2;
    const [left, right] = [0, 1].map((side) => ({
      id: cellOf(row, ids[side]!),
      source: cellOf(row, sources[side]!),
    })) as [NamedRecord, NamedRecord];
    if (left.id === '' && right.id === '') return;
    if (left.id === '' || right.id === '') throw inputError('truth/blank-id', {}, { file, line });
    if (left.id === right.id && left.source === right.source)
      throw inputError('truth/same-twice', {}, { file, line });
    const same = labelAt < 0 ? true : judgementOf(cellOf(row, labelAt), { file, line });
    if (same === undefined) open++;
    else pairs.push({ left, right, line, same });
  });
  if (pairs.length === 0) throw inputError('truth/empty', { file });
  return labelAt < 0 ? { kind: 'pairs', file, pairs } : { kind: 'judged', file, pairs, open };
}

const YES = new Set(['1', '1.0', 'true', 'yes', 'y', 'match', 'same', 'duplicate', '是', '同一', '重复']);
const NO = new Set([
  '0',
  '0.0',
  'false',
  'no',
  'n',
  'non-match',
  'nonmatch',
  'different',
  'distinct',
  '否',
  '不同',
]);

/** 1 or 0 and their words, and the words of a review sheet; undefined: left open. */
function judgementOf(cell: string, place: { file: string; line: number }): boolean | undefined {
  const word = cell.normalize('NFKC').toLowerCase();
  if (word === '') return undefined;
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  const decision = parseDecisionWord(word);
  if (decision === undefined) throw inputError('truth/label', {}, place);
  return decision === 'later' ? undefined : saysOne(decision);
}
