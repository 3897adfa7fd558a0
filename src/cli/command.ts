import type { Command as Program } from 'commander';
import { usageError } from '../model/user-error.ts';
import type { World } from '../jobs/world.ts';
import type { Lang } from '../words/catalogue.ts';

/** What a command leaves for the terminal: its exit code, its lines, and the same as data for --json. */
export interface Ending {
  readonly exit: number;
  readonly lines: readonly string[];
  readonly json: unknown;
}

/** Where a command runs: what it may know of the terminal and the environment before it starts. */
export interface Setting {
  readonly lang: Lang;
  readonly world: World;
  readonly arguments: readonly string[];
  /** True when personal data may be shown. */
  readonly unmask: boolean;
  /** Names of all commands, for what a configuration may name. */
  readonly commands: readonly string[];
}

/** One command: its flags, how they become a typed value, and the job. */
export interface Command<Options> {
  readonly name: string;
  /** Command lines printed by --help. */
  readonly examples: readonly string[];
  declare(program: Program, words: (code: string) => string): Program;
  parse(flags: Flags, operands: readonly string[], setting: Setting): Promise<Options> | Options;
  run(options: Options, setting: Setting): Promise<Ending>;
}

export type Flags = Readonly<Record<string, unknown>>;

export function defineCommand<Options>(command: Command<Options>): Command<Options> {
  return command;
}

/** A flag's text, or undefined. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** A repeated or variadic flag's texts. */
export function textsFlag(flags: Flags, name: string): string[] {
  const value = flags[name];
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string' ? [value] : [];
}

export function booleanFlag(flags: Flags, name: string): boolean {
  return flags[name] === true;
}

/** A flag that takes one of a few words. */
export function oneOf<Word extends string>(
  flags: Flags,
  name: string,
  flag: string,
  words: readonly Word[],
): Word | undefined {
  const value = textFlag(flags, name);
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined) throw usageError('cli/word', { flag, value, words: words.join(', ') });
  return found;
}
