// onerow.yaml and the packs it extends: text in, a typed configuration out, or every problem at once with its place.
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { ConfigProblems, usageError, type Params, type Place, type UserError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import { checkNames, type Known } from './config-checks.ts';
import { configSchema, type Config } from './config-schema.ts';

export type { Config } from './config-schema.ts';

/** YAML text of `file` as a configuration; `known` is what it may name. Throws {@link ConfigProblems}. */
export function parseConfig(text: string, file: string, known: Known): Config {
  const lines = new LineCounter();
  // The core schema without custom tags; an alias may not be expanded more than a hundred times (YAML bombs).
  const document = parseDocument(text, {
    lineCounter: lines,
    strict: true,
    uniqueKeys: true,
    schema: 'core',
  });
  if (document.errors.length > 0) {
    throw new ConfigProblems(
      document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return usageError('config/not-yaml', { detail: error.code }, { file, line, column: col });
      }),
    );
  }
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new ConfigProblems([usageError('config/too-many-aliases', {}, { file })]);
  }
  const parsed = configSchema.safeParse(withKeys(plain ?? {}, '__proto__', PROTO));
  const problems = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => toProblems(issue, document, lines, file)),
    ...checkNames(plain, known).map(({ code, params, path }) =>
      usageError(code, params, placeOf(document, lines, file, path)),
    ),
  ];
  if (parsed.data !== undefined && problems.length === 0)
    return withKeys(parsed.data, PROTO, '__proto__') as Config;
  throw new ConfigProblems(problems);
}

/** Zod drops a key called __proto__ without a word; under this name, which no file can hold, a column keeps its settings. */
const PROTO = '\0__proto__';

const told = (key: string): string => (key === PROTO ? '__proto__' : key);

function withKeys(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withKeys(each, from, to));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key === from ? to : key, withKeys(each, from, to)]),
  );
}

function toProblems(
  issue: z.core.$ZodIssue,
  document: Document,
  lines: LineCounter,
  file: string,
): UserError[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : told(String(part))));
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path);
    return issue.keys
      .map(told)
      .map((key) =>
        problem('config/unknown-key', { key, nearest: nearestWord(key, known), keys: known.join(', ') }, [
          ...path,
          key,
        ]),
      );
  }
  const where = path.join('.');
  if (where === 'version' && !document.has('version')) return [problem('config/no-version', {}, [])];
  if (issue.code === 'invalid_value') {
    const found = document.getIn(path);
    const given = typeof found === 'string' || typeof found === 'number' ? String(found) : '';
    const words = issue.values.map(String);
    const params = { key: where, value: given, nearest: nearestWord(given, words), words: words.join(', ') };
    return [problem('config/unknown-word', params, path)];
  }
  return [problem('config/wrong-value', { key: where, detail: issue.message }, path)];

  function problem(code: string, params: Params, at: readonly (string | number)[]): UserError {
    return usageError(code, params, placeOf(document, lines, file, at));
  }
}

/** The keys the schema knows at a path, for the nearest right word. */
function knownKeys(path: readonly (string | number)[]): string[] {
  let schema: unknown = configSchema;
  for (const part of path) {
    schema = unwrap(schema);
    const shape = (schema as { shape?: Record<string, unknown> }).shape;
    const value = (schema as { valueType?: unknown }).valueType;
    schema = shape && typeof part === 'string' ? shape[part] : value;
  }
  const shape = (unwrap(schema) as { shape?: Record<string, unknown> } | undefined)?.shape;
  return shape ? Object.keys(shape) : [];
}

function unwrap(schema: unknown): unknown {
  let inner = schema;
  while (typeof (inner as { unwrap?: unknown } | undefined)?.unwrap === 'function') {
    inner = (inner as { unwrap(): unknown }).unwrap();
  }
  return inner;
}

function placeOf(
  document: Document,
  lines: LineCounter,
  file: string,
  path: readonly (string | number)[],
): Place {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    const items = (
      parent as { items?: { key?: { value?: unknown; range?: [number, number, number] } }[] } | null
    )?.items;
    const pair = items?.find((item) => item.key?.value === key);
    const range =
      pair?.key?.range ??
      (document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined)?.range;
    if (range) {
      const { line, col } = lines.linePos(range[0]);
      return { file, line, column: col };
    }
  }
  return { file, line: 1, column: 1 };
}

/** `over` wins key by key; lists are replaced, not joined, but for changes to word lists, which add up. */
export function mergeConfigs(base: Config, over: Config): Config {
  const merged = mergeValues(base, over) as Config;
  const names = new Set([...Object.keys(base.lexicons ?? {}), ...Object.keys(over.lexicons ?? {})]);
  if (names.size === 0) return merged;
  const joined = [...names].map((name) => [
    name,
    [...(base.lexicons?.[name] ?? []), ...(over.lexicons?.[name] ?? [])],
  ]);
  return { ...merged, lexicons: Object.fromEntries(joined) as Config['lexicons'] };
}

function mergeValues(base: unknown, over: unknown): unknown {
  if (!isPlain(base) || !isPlain(over)) return over ?? base;
  const merged = new Map<string, unknown>(Object.entries(base));
  for (const [key, value] of Object.entries(over)) merged.set(key, mergeValues(merged.get(key), value));
  return Object.fromEntries(merged);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
