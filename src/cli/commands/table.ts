import type { Command } from '../command.ts';
import { archive } from './archive.ts';
import { diff } from './diff.ts';
import { enrich } from './enrich.ts';
import { explain } from './explain.ts';
import { exportCommand } from './export.ts';
import { inspect } from './inspect.ts';
import { merge } from './merge.ts';
import { normalize } from './normalize.ts';
import { scan } from './scan.ts';
import { undo } from './undo.ts';
import { verify } from './verify.ts';

/** Every command, in the order of a customer's day. Adding one is adding a line. */
export const COMMANDS: readonly Command<never>[] = [
  inspect as Command<never>,
  normalize as Command<never>,
  scan as Command<never>,
  merge as Command<never>,
  archive as Command<never>,
  enrich as Command<never>,
  exportCommand as Command<never>,
  diff as Command<never>,
  explain as Command<never>,
  verify as Command<never>,
  undo as Command<never>,
];
