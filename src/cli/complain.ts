// The only prose about failure. A user's mistake becomes one sentence and the way out; anything else is a bug, told
// without personal data: names, codes and places in our own code, never a value.
import { ConfigProblems, EXIT, inputError, UserError } from '../model/user-error.ts';
import { VERSION } from '../model/version.ts';
import { say, type Lang } from '../words/catalogue.ts';
import { errorSentence } from '../words/error-sentence.ts';
import { forTerminal } from './terminal-text.ts';

export function complain(error: unknown, lang: Lang, argv: readonly string[]): number {
  if (error instanceof UserError) {
    process.stderr.write(`${describe(error, lang)}\n`);
    return error.exit;
  }
  if (error instanceof ConfigProblems) {
    const line = ({ place }: UserError): number => place?.line ?? 0;
    for (const problem of error.problems.toSorted((a, b) => line(a) - line(b)))
      process.stderr.write(`${describe(problem, lang)}\n`);
    return error.problems[0]?.exit ?? EXIT.usage;
  }
  const { code, syscall, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'EPIPE') return EXIT.done;
  // Writing has its own words (io/write-errors.ts): what is left is something that could not be read.
  if (code !== undefined && syscall !== undefined)
    return complain(inputError('io/unreadable', { file: path ?? '', code }), lang, argv);
  process.stderr.write(`${say(lang, 'cli/bug', { version: VERSION, command: argv[0] ?? '' })}\n`);
  process.stderr.write(`${bugReport(error)}\n`);
  return EXIT.bug;
}

function describe(error: UserError, lang: Lang): string {
  return `onerow: ${errorSentence(error, lang, forTerminal)}`;
}

/** The stack alone: a message may quote a cell, so only the error's class is told. */
function bugReport(error: unknown): string {
  if (!(error instanceof Error)) return 'non-error thrown';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`  ${error.constructor.name}`, ...frames.slice(0, 8)].join('\n');
}
