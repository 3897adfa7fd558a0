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
