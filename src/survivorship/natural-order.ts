const PARTS = /\d+|\D+/g;

/** c2 before c10: runs of digits compare as numbers, of any length; equal ones by how they are written. */
export function naturalOrder(left: string, right: string): number {
  const [a, b] = [left.match(PARTS) ?? [], right.match(PARTS) ?? []];
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    const order = compareParts(a[index]!, b[index]!);
    if (order !== 0) return order;
  }
  return a.length - b.length || codeOrder(left, right);
}

function compareParts(left: string, right: string): number {
  if (!startsWithDigit(left) || !startsWithDigit(right)) return codeOrder(left, right);
  const [a, b] = [withoutLeadingZeros(left), withoutLeadingZeros(right)];
  return a.length - b.length || codeOrder(a, b);
}

function startsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

function codeOrder(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
