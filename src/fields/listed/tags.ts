import { ownKey } from '../../model/own-key.ts';
import type { FieldSettings, Normalizer, TagEvidence } from '../../model/cleaned.ts';
import { toSimplified } from '../../text/han.ts';
import { compactKey } from '../../text/hygiene.ts';
import { isPlaceholder } from '../../text/placeholders.ts';
import { isEvidence, keptAsTyped, NO_KEYS, tidyAndFold, withoutValue, written } from '../outcome.ts';

/** `/` and the blank are missing on purpose: A/B测试 and new customer are one tag each, unless the column says otherwise. */
const BETWEEN_TAGS = /[,，、;；|｜\n]+/;
const AROUND_TAG = /^[\s"'“”‘’[\]{}]+|[\s"'“”‘’[\]{}]+$/g;
const LINES = { keepLines: true } as const;
const ESCAPED = /\\u([0-9a-fA-F]{4})/g;
/** `u'…'` and `b'…'` of Python, `{…}` around PostgreSQL arrays and sets. */
const PYTHON_PREFIX = /(?<=[[,{(]\s*)[ub](?=['"][^,\]})])/g;
/** A record or a list of them, as JSON: which of their values is the tag, nobody said. */
const RECORDS = /^\[\s*\{\s*["'].*\}\s*\]$|^\{\s*["'][^"']*["']\s*:.*\}$/s;
/** A hash parts tags where it begins one; the one of C#, and of 12#楼, is part of it. */
const HASH = /(?<=\p{L})(?<!(?:^|[^\p{L}\p{N}])[CF])#(?=[\p{L}\p{N}])|(?<=^|[\s,，、;；|｜])#|#(?=\s*#)/giu;
/** 10,000以上: a comma inside one number. */
const THOUSANDS = /(?<=(?<!\d)\d{1,3}),(?=\d{3}(?:[^\d,，、;；|｜\s]|,\d{3}))/g;
/** 【VIP】【老客户】, [a][b], “a”“b”: brackets and nothing between them. */
const BRACKETED = /^(?:\s*(?:【[^【】]+】|\[[^[\]]+\]|“[^“”]+”|「[^「」]+」|『[^『』]+』))+\s*$/;
/** A list as a program writes it holds no word for nothing. */
const NOTHING_IN_LISTS = /^(?:null|none|nan|undefined)$/i;

/**
 * A list in one cell: split, trimmed, every tag once, joined by `;`. Tags that differ in case, width, script or
 * punctuation are one, written as a list of standard values says (`VIP: [VIP客户]`), else as most cells of the column
 * do, else as they stand first.
 */
export function openTags({ values, profile }: FieldSettings): Normalizer {
  const { separators = '', spellings = {}, whole = [] } = profile.tags ?? {};
  const between = separatorsWith(separators, new Set(whole));
  const standard = new Map<string, string>();
  for (const word of Object.keys(values ?? {})) standard.set(foldTag(word), word);
  for (const [word, synonyms] of Object.entries(values ?? {})) {
    for (const known of synonyms) if (!standard.has(foldTag(known))) standard.set(foldTag(known), word);
  }
  const spelledOnce = (tag: string): string =>
    standard.get(foldTag(tag)) ?? ownKey(spellings, foldTag(tag)) ?? tag;
  // VIP客户 is VIP in this column, and VIP may be 贵宾 in the list.
  const spelled = (tag: string): string => spelledOnce(spelledOnce(tag));
  const distinct = (text: string): string[] => {
    const tags = new Map<string, string>();
    for (const tag of tagsOf(text, between)) {
      const word = spelled(tag);
      if (!tags.has(foldTag(word))) tags.set(foldTag(word), word);
    }
    return [...tags.values()];
  };
  return {
    clean(cell) {
      const unescaped = cell.startsWith('["') ? cell.replace(ESCAPED, fromHex) : cell;
      const { text, issues } = tidyAndFold(unescaped, LINES);
      const nothing = withoutValue(cell, text);
      if (nothing) return nothing;
      if (RECORDS.test(text)) return keptAsTyped(cell, 'suspect', 'tags/records');
      let tags = distinct(text);
      // Joined, two halves may be an entity: `A&amp` and `B`.
      for (let value = ''; value !== tags.join(';'); tags = distinct(tidyAndFold(value, LINES).text))
        value = tags.join(';');
      if (tags.every(isPlaceholder)) return keptAsTyped(cell, 'empty', 'text/placeholder');
      const value = tags.join(';');
      return withoutValue(cell, value) ?? written(cell, value, 'tags/one-list', issues);
    },
    keys: (cleaned) => (isEvidence(cleaned) ? cleaned.value.split(';').map(foldTag) : NO_KEYS),
  };
}

interface Separators {
  readonly always: RegExp;
  /** What parts tags in this column, too; undefined for nothing. */
  readonly here: RegExp | undefined;
  readonly whole: ReadonlySet<string>;
}

function separatorsWith(more: string, whole: ReadonlySet<string>): Separators {
  const signs = CANDIDATES.filter((sign) => more.includes(sign)).join('');
  return { always: BETWEEN_TAGS, here: signs === '' ? undefined : new RegExp(`[${signs}]+`), whole };
}

function cutAt(text: string, { always, here, whole }: Separators): string[] {
  const parts = text.split(always);
  if (here === undefined) return parts;
  return parts.flatMap((part) => (whole.has(foldTag(part.trim())) ? [part] : part.split(here)));
}

/** A tuple of Python: brackets around quoted words. */
const TUPLE = /^\((?=\s*[ub]?['"])(.*)\)$/s;

const KEPT_COMMA = '\ue000';
const COMMAS = /[,，、;；|｜]/g;
const IN_BRACKETS = /(?<=[^\s,，、;；|｜])[(（][^()（）]*[)）]/g;

function tagsOf(text: string, between: Separators): string[] {
  const isList = /^[[{(]/.test(text);
  const bare = isList ? text.replace(TUPLE, '[$1]').replace(PYTHON_PREFIX, '') : text;
  return splitTags(bare, between)
    .map((part) => tidyAndFold(part.replace(AROUND_TAG, '')).text)
    .filter((tag) => foldTag(tag) !== '' && !(isList && NOTHING_IN_LISTS.test(tag)));
}

/** Commas in the brackets of a tag (VIP(a,b)) and inside numbers part nothing. */
function splitTags(text: string, between: Separators): string[] {
  if (BRACKETED.test(text)) return text.split(/(?<=[】\]”」』])\s*/).map((part) => part.replace(/^[\s【「『]+|[\s】」』]+$/g, '')).flatMap((part) => cutAt(part, between)); // prettier-ignore
  const hashed = text.includes('#') ? text.replace(/^#(.*)#$/s, '#$1').replace(HASH, ';') : text;
  if (!/[(（]|\d,\d/.test(hashed)) return cutAt(hashed, between);
  const kept: string[] = [];
  const keep = (sign: string): string => KEPT_COMMA.repeat(kept.push(sign) > 0 ? 1 : 0);
  const masked = hashed.replace(IN_BRACKETS, (whole) => whole.replace(COMMAS, keep)).replace(THOUSANDS, keep);
  return cutAt(masked, between).map((part) => part.replaceAll(KEPT_COMMA, () => kept.shift()!));
}

/** Signs that make another tag of a word: VIP+ is not VIP, >1000 not <1000, C# not C, 1.5 not 15. */
const TELLING = /[+#<>≥≤%$¥€*!?]|-$|(?<=\d)[.,](?=\d)/g;

/** What spellings of one tag have in common: no case, width, script, blanks and punctuation that says nothing. */
function foldTag(tag: string): string {
  const signs = tag.normalize('NFKC').match(TELLING);
  const folded = compactKey(toSimplified(tag));
  if (signs === null || folded === '') return folded || tag;
  return folded + signs.join('');
}

function fromHex(_whole: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

const CANDIDATES = ['/', ' '] as const;
/** Cells that hold the separator, and the share of their parts that stand in other cells, too. */
const ENOUGH_LISTS = 5;
const REPEATING = 0.6;
/** VIP客户, SVIP会员: a Latin word with a noun behind it that every customer is. */
const WITH_NOUN = /^([A-Za-z][A-Za-z\d+]*)(?:客户|客戶|用户|用戶|会员|會員|顾客)$/;

/**
 * How a column writes its lists: a separator is one when the parts it leaves stand in other cells as well; one spelling
 * is most cells'.
 *
 * @param cells all non-blank cells of a sample
 */
export function tagEvidenceOf(cells: readonly string[]): TagEvidence {
  let separators = '';
  const whole = new Set<string>();
  for (const candidate of CANDIDATES) {
    const found = parts(cells, candidate);
    if (found === undefined) continue;
    separators += candidate;
    for (const tag of found) whole.add(foldTag(tag));
  }
  const between = separatorsWith(separators, whole);
  const counts = new Map<string, Map<string, number>>();
  for (const cell of cells) {
    const { text } = tidyAndFold(cell, LINES);
    if (RECORDS.test(text)) continue;
    for (const tag of tagsOf(text, between)) {
      const bySpelling = counts.get(foldTag(tag)) ?? new Map<string, number>();
      bySpelling.set(tag, (bySpelling.get(tag) ?? 0) + 1);
      counts.set(foldTag(tag), bySpelling);
    }
  }
  const spellings = Object.create(null) as Record<string, string>;
  for (const [key, bySpelling] of counts) if (bySpelling.size > 1) spellings[key] = commonest(bySpelling);
  for (const [key, bySpelling] of counts) {
    const base = WITH_NOUN.exec(commonest(bySpelling))?.[1];
    const plain = base === undefined ? undefined : counts.get(foldTag(base));
    if (plain !== undefined) spellings[key] = spellings[foldTag(base!)] ?? commonest(plain);
  }
  return { separators, spellings, ...(whole.size === 0 ? {} : { whole: [...whole].sort() }) };
}

function commonest(bySpelling: ReadonlyMap<string, number>): string {
  return [...bySpelling].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

/**
 * The tags that hold a sign and are one all the same; undefined where the sign parts nothing. It does where the parts on both
 * sides of it stand elsewhere, too, without each other: A/B测试 in fifty cells does not.
 */
function parts(cells: readonly string[], separator: string): readonly string[] | undefined {
  const tags = new Map<string, number>();
  for (const cell of cells)
    for (const tag of cell.split(BETWEEN_TAGS)) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  const all = new Map<string, number>();
  const together = new Map<string, number>();
  let lists = 0;
  for (const [tag, times] of tags) {
    const pieces = new Set(tag.split(separator));
    if (pieces.size > 1) lists += times;
    for (const piece of pieces) {
      all.set(piece, (all.get(piece) ?? 0) + times);
      together.set(piece, Math.max(together.get(piece) ?? 0, times));
    }
  }
  if (lists < ENOUGH_LISTS) return undefined;
  let pieces = 0;
  let free = 0;
  const whole: string[] = [];
  for (const [tag, times] of tags) {
    if (!tag.includes(separator)) continue;
    let known = 0;
    for (const piece of tag.split(separator)) {
      pieces += times;
      if (piece === '' || all.get(piece)! <= together.get(piece)!) continue;
      free += times;
      known++;
    }
    if (known === 0) whole.push(tag.trim());
  }
  return free >= pieces * REPEATING ? whole : undefined;
}
