import path from 'node:path';
import { usageError } from '../model/user-error.ts';

/** `FILE:FK[=ID]`, as on the command line or in `children:`. A file may be named again for another foreign key. */
export interface ChildSpec {
  readonly name: string;
  readonly file: string;
  readonly foreignKey: string;
  /** The column of the customers the key refers to; undefined: their id. */
  readonly references?: string;
}

/** `orders.csv:customer_id`. A colon in the path (C:\…) is not the one that cuts. */
export function parseChild(text: string): ChildSpec {
  const at = Math.max(text.lastIndexOf(':'), text.lastIndexOf('：'));
  const file = text.slice(0, at);
  const [foreignKey = '', references] = text.slice(at + 1).split(/[=＝]/, 2);
  if (at <= 1 || foreignKey.trim() === '') throw usageError('cli/child', { value: text });
  return {
    ...childOf(file, foreignKey.trim()),
    ...(references === undefined ? {} : { references: references.trim() }),
  };
}

function childOf(file: string, foreignKey: string): ChildSpec {
  const name = path
    .basename(file)
    .replace(/(\.gz)?$/i, '')
    .replace(/\.\w+$/, '');
  return { name, file, foreignKey };
}
