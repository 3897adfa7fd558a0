/** 20 % or 0.2 as a share from 0 to 1; undefined when it is neither. */
export function parseShare(text: string | number): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(String(text).trim());
  if (!match) return undefined;
  const value = Number(match[1]) / (match[2] === '%' ? 100 : 1);
  return value <= 1 ? value : undefined;
}
