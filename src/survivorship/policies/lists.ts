import type { Candidate } from '../candidates.ts';
import { dateIn } from '../candidates.ts';
import { fold } from '../fold.ts';
import { choice } from './kind.ts';
import type { Answer, PolicyKind } from './kind.ts';

/** What an Excel cell holds, in UTF-16 units: what does not fit is listed as lost. */
export const MAX_CELL = 32_767;

const TAG_SEPARATORS = [';', ',', '，', '、', '；', '|', '｜', '\n'];

/** The different items of all lists, in the order of the records; each as it is first written. */
export const union: PolicyKind = {
  takes: 'separator?',
  computes: true,
  answer(candidates, { group, policy, rule }): Answer {
    const tags = rule.type === 'tags';
    const separator = policy.separator || (tags ? usualSeparator(candidates) : ';');
    const cuts = tags ? [...new Set([separator, ...TAG_SEPARATORS])] : [separator];
    const itemsOf = ({ text }: Candidate): readonly string[] => splitList(text, cuts);
    return join(candidates, group.master, separator, {
      partsOf: (candidate) => itemsOf(candidate).map(fold),
      added: (candidate, seen) =>
        firstSpellings(itemsOf(candidate).filter((item) => !seen.has(fold(item)))).map((item) =>
          quoted(item, cuts),
        ),
    });
  },
};

/** All different texts, one after the other. */
export const concat: PolicyKind = {
  takes: 'separator?',
  computes: true,
  answer(candidates, { group, policy }): Answer {
    const separator = policy.separator || ' | ';
    return join(candidates, group.master, separator, {
      partsOf: ({ text }) => text.split(separator).map((part) => part.trim()),
      added: ({ text }) => [text.trim()],
    });
  },
};

/** The same, each text told by its date, source and id: `[2025-06-03 crm#12] called back`. */
export const concatFrom: PolicyKind = {
  takes: 'separator?',
  computes: true,
  answer(candidates, { group: { settings, master }, policy }): Answer {
    const separator = policy.separator || ' | ';
    return join(candidates, master, separator, {
      partsOf: ({ text }) => text.split(separator).map((part) => part.trim().replace(PROVENANCE, '')),
      added: ({ text, member }) => {
        const date = dateIn(member, settings.updated, settings)?.slice(0, 10);
        const from = `${date === undefined ? '' : `${date} `}${member.source}#${member.id}`;
        return [PROVENANCE.test(text.trim()) ? text.trim() : `[${from}] ${text.trim()}`];
      },
    });
  },
};

const PROVENANCE = /^\[(?:\d{4}-\d\d-\d\d )?[^\]#]*#[^\]]*\] /;

interface Parts {
  partsOf(candidate: Candidate): readonly string[];
  /** What a candidate adds to the value when not all of its parts are there. */
  added(candidate: Candidate, seen: ReadonlySet<string>): readonly string[];
}

/** A master that already holds everything keeps its cell as it is. */
function join(candidates: readonly Candidate[], master: number, separator: string, parts: Parts): Answer {
  const own = candidates.find(({ at }) => at === master);
  const inOwn = new Set(own ? parts.partsOf(own) : []);
  if (own && candidates.every((candidate) => parts.partsOf(candidate).every((part) => inOwn.has(part))))
    return { kind: 'combined', value: own.text, keys: new Set(candidates.map(({ key }) => key)) };
  if (candidates.every(({ key }) => key === candidates[0]?.key)) return choice(candidates);
  const seen = new Set<string>();
  const keys = new Set<string>();
  let value = '';
  for (const candidate of candidates) {
    const own = parts.partsOf(candidate);
    const pieces = own.every((part) => seen.has(part)) ? [] : parts.added(candidate, seen);
    const longer = [...(value === '' ? [] : [value]), ...pieces].join(separator);
    if (longer.length > MAX_CELL) continue;
    value = longer;
    keys.add(candidate.key);
    for (const part of own) seen.add(part);
  }
  return { kind: 'combined', value, keys };
}

function usualSeparator(candidates: readonly Candidate[]): string {
  for (const { text } of candidates) {
    const found = TAG_SEPARATORS.filter((separator) => text.includes(separator));
    if (found.length > 0) return found.reduce((a, b) => (text.indexOf(b) < text.indexOf(a) ? b : a));
  }
  return ';';
}

function firstSpellings(items: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(fold(item)) && seen.add(fold(item)));
}

/** Cuts at any of the separators; an item in double quotes may contain them. */
function splitList(text: string, separators: readonly string[]): readonly string[] {
  const items: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { item, next } = itemAt(text, at, separators);
    if (item !== '') items.push(item);
    at = next;
  }
  return items;
}

function itemAt(
  text: string,
  from: number,
  separators: readonly string[],
): { readonly item: string; readonly next: number } {
  let start = from;
  while (text.charAt(start) === ' ') start++;
  const close = text.charAt(start) === '"' ? closingQuote(text, start) : -1;
  let end = close < 0 ? start : close + 1;
  let separator: string | undefined;
  while (end < text.length && separator === undefined) {
    separator = separators.find((each) => text.startsWith(each, end));
    if (separator === undefined) end++;
  }
  const written = text.slice(start, end).trim();
  const item = close >= 0 && close === start + written.length - 1 ? unquoted(written) : written;
  return { item, next: end + (separator?.length ?? 0) };
}

function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at;
}

function unquoted(written: string): string {
  return written.slice(1, -1).replaceAll('""', '"').trim();
}

function quoted(item: string, separators: readonly string[]): string {
  const needed = item.startsWith('"') || separators.some((separator) => item.includes(separator));
  return needed ? `"${item.replaceAll('"', '""')}"` : item;
}
