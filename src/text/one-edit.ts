/** Are the two exactly one inserted, deleted or replaced character, or one swap of neighbours, apart? */
export function isOneEditApart(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  const extra = long.length - short.length;
  if (extra > 1 || left === right) return false;
  let head = 0;
  while (head < short.length && short.charCodeAt(head) === long.charCodeAt(head)) head++;
  let tail = 0;
  const room = short.length - head;
  while (tail < room && short.charCodeAt(short.length - 1 - tail) === long.charCodeAt(long.length - 1 - tail)) tail++;
  const differing = room - tail;
  if (differing <= 1 - extra) return true;
  return (
    extra === 0 &&
    differing === 2 &&
    short.charCodeAt(head) === long.charCodeAt(head + 1) &&
    short.charCodeAt(head + 1) === long.charCodeAt(head)
  );
}
