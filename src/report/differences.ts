// What differs between the records of a cluster, down to the characters.

export interface ComparedField {
  /** In the order of the record's cells. */
  readonly index: number;
  /** Every record holds exactly this. */
  readonly same: boolean;
  readonly cells: readonly ComparedCell[];
}

export interface ComparedCell {
  readonly text: string;
  /** Holds something else than most records; between two, both do. A blank is no other value. */
  readonly differs: boolean;
  /** The differing stretch, when the rest is worth recognising. */
  readonly from: number;
  readonly to: number;
}

/** One entry per field that any record fills. */
export function compareRecords(records: readonly (readonly string[])[]): readonly ComparedField[] {
  const width = Math.max(0, ...records.map((cells) => cells.length));
  const compared: ComparedField[] = [];
  for (let index = 0; index < width; index++) {
    const texts = records.map((cells) => cells[index] ?? '');
    if (texts.every((text) => text === '')) continue;
    compared.push({ index, same: texts.every((text) => text === texts[0]), cells: compareTexts(texts) });
  }
  return compared;
}

export function compareTexts(texts: readonly string[]): readonly ComparedCell[] {
  return othersOf(texts).map((other, at) => {
    const text = texts[at]!;
    return other === undefined ? unmarked(text) : { text, differs: true, ...stretch(text, other) };
  });
}

/** Of each text: the one it differs from, when it is something else than most; between two, both are. */
export function othersOf(texts: readonly string[]): readonly (string | undefined)[] {
  if (texts.every((text) => text === texts[0])) return texts.map(() => undefined);
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  const [usual, other] = [...counts.entries()].sort(([, a], [, b]) => b - a);
  return texts.map((text) => {
    if (text === '' || usual === undefined || other === undefined) return undefined;
    if (text !== usual[0]) return usual[0];
    return usual[1] > other[1] ? undefined : other[0];
  });
}

const unmarked = (text: string): ComparedCell => ({ text, differs: false, from: 0, to: 0 });

/** Between the common beginning and the common end; nothing when too little is common to help the eye. */
function stretch(text: string, other: string): { from: number; to: number } {
  const [a, b] = [Array.from(text), Array.from(other)];
  const shorter = Math.min(a.length, b.length);
  let front = 0;
  while (front < shorter && a[front] === b[front]) front++;
  let back = 0;
  while (back < shorter - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
  if ((front + back) * 4 < Math.max(a.length, b.length)) return { from: 0, to: 0 };
  const from = a.slice(0, front).join('').length;
  return { from, to: text.length - a.slice(a.length - back).join('').length };
}
