// How packed word lists are read, and what a person's additions do to them.

/** The rows of a packed table, its cells split at tabs. */
export function tableRows(tsv: string): string[][] {
  return tsv.split('\n').map((line) => line.split('\t'));
}

/** A list with a person's changes: `word` adds, `-word` takes away. The list itself when there are none. */
export function withChanges(
  list: readonly string[],
  changes: readonly string[] | undefined,
): readonly string[] {
  if (changes === undefined || changes.length === 0) return list;
  const { added, removed } = splitChanges(changes);
  return [...new Set([...list.filter((word) => !removed.has(word)), ...added])];
}

/** Changes as what to add and what to take away, for lists that are more than a list. */
export function splitChanges(changes: readonly string[]): { added: string[]; removed: Set<string> } {
  const added: string[] = [];
  const removed = new Set<string>();
  for (const change of changes) {
    if (change.startsWith('-') && change.length > 1) removed.add(change.slice(1).trim());
    else added.push(change.trim());
  }
  return { added, removed };
}

/** `KIND=WORD` taken apart; the kind is '' where the change is a bare word. */
export function readChange(change: string): { kind: string; word: string } {
  const [, kind = '', word = ''] = /^([^=＝]+)[=＝](.+)$/.exec(change) ?? [];
  return word === '' ? { kind: '', word: change.trim() } : { kind: kind.trim(), word: word.trim() };
}

/**
 * The rows (word, kind, …) of a packed table with a person's changes: `word` and `KIND=word` add, `-word` takes away.
 *
 * @param kinds what a word can be; the first is what a bare word is
 */
export function changedTable(
  tsv: string,
  changes: readonly string[] | undefined,
  kinds: readonly string[],
): readonly (readonly string[])[] {
  const rows = tableRows(tsv);
  if (changes === undefined || changes.length === 0) return rows;
  const { added, removed } = splitChanges(changes);
  const more = added.map((change) => {
    const { kind, word } = readChange(change);
    return [word, kind === '' ? (kinds[0] ?? '') : kind];
  });
  return [...rows.filter(([word = '']) => !removed.has(word)), ...more.filter(([word]) => word !== '')];
}
