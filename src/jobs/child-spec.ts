import path from 'node:path';
import { usageError } from '../model/user-error.ts';

/** `FILE:FK`, as on the command line or in `children:`. */
export interface ChildSpec {
  readonly name: string;
  readonly file: string;
  readonly foreignKey: string;
}

/** `orders.csv:customer_id`. A colon in the path (C:\…) is not the one that cuts. */
export function parseChild(text: string): ChildSpec {
  const at = Math.max(text.lastIndexOf(':'), text.lastIndexOf('：'));
  const file = text.slice(0, at);
  const foreignKey = text
    .slice(at + 1)
    .split('=')[0]!
    .trim();
  if (at <= 1 || foreignKey === '') throw usageError('cli/child', { value: text });
  return {
    name: path
      .basename(file)
      .replace(/(\.gz)?$/i, '')
      .replace(/\.\w+$/, ''),
    file,
    foreignKey,
  };
}
