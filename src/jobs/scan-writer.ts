// Lines of pairs.csv and clusters.csv as bytes. A million pairs say what they have in common in some ten thousand ways.
import type { Cluster } from '../linkage/cluster.ts';
import type { FoundPairs } from '../linkage/found-pairs.ts';
import type { PairColumns } from '../linkage/pair-book.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import { ByteWriter, wordsOf } from '../text/byte-writer.ts';
import { csvText } from '../text/csv-cell.ts';
import { sayEvidence, sayField } from './named-evidence.ts';
import { weakestLink, type PairLine } from './scan-lines.ts';

/** What takes the bytes: they are the writer's again when it returns. */
type Sink = (bytes: Uint8Array) => void;

const ENOUGH = 1 << 18;

/** Lines of our own files, handed on in large pieces. */
class LineWriter {
  protected readonly out = new ByteWriter(ENOUGH + (1 << 14));
  protected readonly store: RecordStore;
  readonly #sources: readonly DataView[];
  readonly #sink: Sink;

  constructor(store: RecordStore, sources: readonly string[], sink: Sink) {
    this.store = store;
    this.#sources = sources.map((name) => bytesOf(csvText(name)));
    this.#sink = sink;
  }

  /** Hands on what has been written. */
  flush(): void {
    if (this.out.length > 0) this.#sink(this.out.peek());
    this.out.cut(0);
  }

  protected endLine(): void {
    this.out.byte(LINE_FEED);
    if (this.out.length >= ENOUGH) this.flush();
  }

  /** Without quotes or what is not ASCII, as it stands; false where it is not that simple. */
  protected plainId(record: number): boolean {
    const { bytes, starts } = this.store.ids;
    const start = starts[record]!;
    return (start & 1) === 0 && this.out.plainCell(bytes, start >>> 1, starts[record + 1]! >>> 1);
  }

  protected id(record: number): void {
    if (!this.plainId(record)) this.out.cell(this.store.ids.at(record));
    this.out.byte(COMMA);
  }

  protected source(record: number): void {
    this.out.copy(this.#sources[this.store.sources[record]!]!);
    this.out.byte(COMMA);
  }

  protected row(record: number): void {
    this.out.number(this.store.rows[record]!);
    this.out.byte(COMMA);
  }
}

/** Places for what pairs have in common, a power of two. */
const REMEMBERED = 1 << 16;

export class PairWriter extends LineWriter {
  readonly #found: FoundPairs;
  readonly #rules: readonly DataView[];
  readonly #vetoes: readonly DataView[];
  /** Names of the compared fields, and of their levels. */
  readonly #fields: readonly string[];
  readonly #levels: readonly (readonly string[])[];
  /** By place: the codes, score and bits of the pair that was there last, and what its line says of them. */
  readonly #codes: Uint16Array;
  readonly #scores = new Float64Array(REMEMBERED);
  readonly #bits = new Float64Array(REMEMBERED);
  readonly #people = new Uint8Array(REMEMBERED);
  readonly #said = new Array<DataView | undefined>(REMEMBERED);
  #number = 0;

  constructor(store: RecordStore, sources: readonly string[], found: FoundPairs, sink: Sink) {
    super(store, sources, sink);
    const { compared, ruleNames, fieldNames } = found.reading;
    this.#found = found;
    this.#rules = ruleNames.map((name) => bytesOf(`${csvText(name)},`));
    this.#vetoes = fieldNames.map((name) => bytesOf(csvText(name)));
    this.#fields = compared.map(({ field }) => store.fields[field]!.name);
    this.#levels = compared.map(({ comparison }) => comparison.levels.map(({ name }) => name));
    this.#codes = new Uint16Array(REMEMBERED * compared.length);
  }

  /** Pairs that nothing forbids, then those that a field does. */
  writeFound(): void {
    for (const isForbidden of [false, true]) {
      for (const page of this.#found.pages) {
        const { veto } = page;
        for (let at = 0; at < veto.length; at++)
          if (veto[at]! >= 0 === isForbidden) this.#writeAt(page, at, isForbidden);
      }
    }
  }

  /** One that was kept out of its cluster. */
  write(line: PairLine): void {
    const { left, right, rule, band, score, bits, evidence } = line;
    const { out } = this;
    out.number(++this.#number);
    out.byte(COMMA);
    for (const cell of [left.id, right.id, left.source, right.source]) {
      out.text(csvText(cell));
      out.byte(COMMA);
    }
    out.text(`${left.row},${right.row},${csvText(rule)},${band},${score.toFixed(4)},${bits.toFixed(1)},`);
    out.text(`${csvText(sayEvidence(evidence))},${line.band === 'none' ? csvText(line.veto) : ''}`);
    this.endLine();
  }

  #writeAt(page: PairColumns, at: number, isForbidden: boolean): void {
    const { out } = this;
    const [left, right] = [page.left[at]!, page.right[at]!];
    out.number(++this.#number);
    out.byte(COMMA);
    this.id(left);
    this.id(right);
    this.source(left);
    this.source(right);
    this.row(left);
    this.row(right);
    out.copy(this.#rules[page.rule[at]!]!);
    out.copy(isForbidden ? NONE : page.certain[at] === 1 ? AUTO : REVIEW);
    out.copy(this.#sayingOf(page, at));
    if (isForbidden) out.copy(this.#vetoes[page.veto[at]!]!);
    this.endLine();
  }

  /** `score,bits,evidence,` */
  #sayingOf(page: PairColumns, at: number): DataView {
    const { codes, score, bits, people } = page;
    const width = this.#found.reading.compared.length;
    const from = at * width;
    let hash = people[at]!;
    for (let i = 0; i < width; i++) hash = Math.imul(hash ^ codes[from + i]!, 0x9e3779b1) + i;
    const place = (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
    const own = place * width;
    let isKnown =
      this.#said[place] !== undefined &&
      this.#scores[place] === score[at] &&
      this.#bits[place] === bits[at] &&
      this.#people[place] === people[at];
    for (let i = 0; isKnown && i < width; i++) isKnown = this.#codes[own + i] === codes[from + i];
    if (isKnown) return this.#said[place]!;
    for (let i = 0; i < width; i++) this.#codes[own + i] = codes[from + i]!;
    this.#scores[place] = score[at]!;
    this.#bits[place] = bits[at]!;
    this.#people[place] = people[at]!;
    const told = csvText(this.#evidenceOf(codes, from, people[at] === 1));
    return (this.#said[place] = bytesOf(`${score[at]!.toFixed(4)},${bits[at]!.toFixed(1)},${told},`));
  }

  /** As {@link sayEvidence} tells it. */
  #evidenceOf(codes: Uint16Array, from: number, people: boolean): string {
    const { scorer } = this.#found.reading;
    scorer.score(codes, from, people);
    let text = '';
    for (const { field, level, bits } of scorer.contributions(codes, from)) {
      if (text !== '') text += '; ';
      text += sayField(this.#fields[field]!, this.#levels[field]![level]!, bits);
    }
    return text;
  }
}

/** Of a record that half the file is linked to, so many links are named; pairs.csv has all. */
const MOST_LINKS = 100;
/** Of clusters with more links, those of a record are looked up. */
const FEW_LINKS = 16;

interface NamedLink {
  readonly left: number;
  readonly right: number;
  readonly rule: string;
}

export class ClusterWriter extends LineWriter {
  /** `rule→`; undefined: a cell that says so needs quotes. */
  readonly #arrows = new Map<string, DataView | undefined>();

  write(cluster: Cluster): void {
    const { links, members, band } = cluster;
    const weakest = weakestLink({ links }).toFixed(4);
    const linksOf = links.length > FEW_LINKS ? linksByRecord(links) : undefined;
    const { out } = this;
    for (const record of members) {
      out.text(cluster.id);
      out.byte(COMMA);
      this.id(record);
      this.source(record);
      this.row(record);
      out.number(members.length);
      out.copy(band === 'auto' ? COMMA_AUTO : COMMA_REVIEW);
      const own = linksOf?.get(record) ?? (linksOf ? [] : links.filter(({ left, right }) => left === record || right === record)); // prettier-ignore
      this.#writePath(record, own);
      out.byte(COMMA);
      out.text(weakest);
      this.endLine();
    }
  }

  /** `rule→id; rule→id` */
  #writePath(record: number, links: readonly NamedLink[]): void {
    const { out } = this;
    const start = out.length;
    const named = Math.min(links.length, MOST_LINKS);
    for (let at = 0; at < named; at++) {
      const { left, right, rule } = links[at]!;
      const arrow = this.#arrowOf(rule);
      if (at > 0) out.text('; ');
      if (arrow) out.copy(arrow);
      if (!arrow || !this.plainId(left === record ? right : left)) {
        out.cut(start);
        out.text(csvText(this.#pathOf(record, links)));
        return;
      }
    }
    if (links.length > named) out.text(`; +${links.length - named}`);
  }

  #pathOf(record: number, links: readonly NamedLink[]): string {
    return links
      .slice(0, MOST_LINKS)
      .map((link) => `${link.rule}→${this.store.ids.at(link.left === record ? link.right : link.left)}`)
      .concat(links.length > MOST_LINKS ? [`+${links.length - MOST_LINKS}`] : [])
      .join('; ');
  }

  #arrowOf(rule: string): DataView | undefined {
    if (!this.#arrows.has(rule))
      this.#arrows.set(rule, csvText(rule) === rule ? bytesOf(`${rule}→`) : undefined);
    return this.#arrows.get(rule);
  }
}

function linksByRecord<Link extends NamedLink>(links: readonly Link[]): Map<number, Link[]> {
  const byRecord = new Map<number, Link[]>();
  for (const link of links) {
    for (const end of [link.left, link.right]) {
      const list = byRecord.get(end);
      if (list) list.push(link);
      else byRecord.set(end, [link]);
    }
  }
  return byRecord;
}

function bytesOf(text: string): DataView {
  return wordsOf(Buffer.from(text, 'utf8'));
}

const [LINE_FEED, COMMA] = [10, 44] as const;
const [NONE, AUTO, REVIEW] = [bytesOf('none,'), bytesOf('auto,'), bytesOf('review,')] as const;
const [COMMA_AUTO, COMMA_REVIEW] = [bytesOf(',auto,'), bytesOf(',review,')] as const;
