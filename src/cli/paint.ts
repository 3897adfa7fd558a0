import { Chalk, chalkStderr } from 'chalk';

/** Colour on a terminal only; a log or a mail gets plain text. */
const colour = process.stderr.isTTY ? chalkStderr : new Chalk({ level: 0 });

export const paint = {
  title: (text: string): string => colour.bold(text),
  good: (text: string): string => colour.green(text),
  warning: (text: string): string => colour.yellow(text),
  bad: (text: string): string => colour.red(text),
  faint: (text: string): string => colour.dim(text),
  path: (text: string): string => colour.cyan(text),
};
