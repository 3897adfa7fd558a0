// argv in, exit code out. The only place where an error becomes words and a number.
import { Command as Program, CommanderError } from 'commander';
import { discardUnfinished } from '../io/outputs.ts';
import { asWriteError } from '../io/write-errors.ts';
import { EXIT, usageError } from '../model/user-error.ts';
import { VERSION } from '../model/version.ts';
import { nearestWord } from '../text/nearest.ts';
import { say, type Lang } from '../words/catalogue.ts';
import type { Command, Flags, Setting } from './command.ts';
import { COMMANDS } from './commands/table.ts';
import { complain } from './complain.ts';
import { chooseLang } from './lang.ts';
import { openWorld } from './world.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const lang = chooseLang(argv, process.env);
  onInterrupt();
  onMishap(lang, argv);
  try {
    return await dispatch(argv, lang);
  } catch (error) {
    return complain(error, lang, argv);
  }
}

async function dispatch(argv: readonly string[], lang: Lang): Promise<number> {
  const words = (code: string): string => say(lang, code);
  let exit: number = EXIT.done;
  const program = new Program('onerow')
    .description(words('cli/about'))
    .version(VERSION, '-V, --version', words('option/version'))
    .helpOption('-h, --help', words('option/help'))
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({ styleTitle: (title) => say(lang, `cli/title-${title.replace(':', '').toLowerCase()}`) });
  program.option('--lang <zh|en>', words('option/lang'));
  for (const command of COMMANDS) {
    const declared = command.declare(program.command(command.name), words);
    declared
      .description(words(`command/${command.name}`))
      .helpOption('-h, --help', words('option/help'))
      .exitOverride()
      .configureHelp({
        styleTitle: (title) => say(lang, `cli/title-${title.replace(':', '').toLowerCase()}`),
      })
      .showSuggestionAfterError(false)
      .addHelpText('after', helpExamples(command, words));
    declared.action(async () => {
      exit = await runCommand(command, declared.opts(), declared.args, argv, lang);
    });
  }
  program.addHelpText('after', `\n${words('cli/exit-codes')}`);
  if (argv.length === 0 || (argv.length <= 2 && argv[0]?.startsWith('--lang') === true)) {
    process.stderr.write(program.helpInformation());
    return EXIT.usage;
  }
  const [first = ''] = argv;
  const onlyLang = argv.slice(1).every((word, at) => word.startsWith('--lang') || argv[at] === '--lang');
  const file = onlyLang && /[./\\]/.test(first) && !first.startsWith('-');
  if (file) {
    process.stderr.write(`${say(lang, 'cli/what-next', { file: first })}\n`);
    return EXIT.usage;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, program, argv);
    throw error;
  }
  return exit;
}

async function runCommand<Options>(
  command: Command<Options>,
  flags: Flags,
  operands: readonly string[],
  argv: readonly string[],
  lang: Lang,
): Promise<number> {
  const quiet = flags['quiet'] === true;
  const json = flags['json'] === true;
  const world = openWorld({ lang, quiet: quiet || json, progress: flags['progress'] !== false && !quiet });
  const setting: Setting = {
    lang,
    world,
    arguments: argv,
    unmask: flags['unmask'] === true,
    commands: COMMANDS.map(({ name }) => name),
  };
  const ending = await command.run(await command.parse(flags, operands, setting), setting);
  if (json) process.stdout.write(`${JSON.stringify(ending.json, null, 2)}\n`);
  else if (!quiet) for (const line of ending.lines) process.stderr.write(`${line}\n`);
  return ending.exit;
}

/** Commander's complaints in our words, with the nearest right flag. */
function usage(error: CommanderError, program: Program, argv: readonly string[]): number {
  if (
    error.code === 'commander.helpDisplayed' ||
    error.code === 'commander.help' ||
    error.code === 'commander.version'
  )
    return EXIT.done;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const command = program.commands.find((candidate) => argv.includes(candidate.name()));
  const name = command?.name() ?? 'onerow';
  switch (error.code) {
    case 'commander.unknownOption': {
      const known = (command ?? program).options
        .flatMap((option) => [option.long ?? '', option.short ?? ''])
        .filter(Boolean);
      throw usageError('cli/unknown-option', {
        option: quoted,
        command: name,
        nearest: nearestWord(quoted, known),
      });
    }
    case 'commander.unknownCommand': {
      const names = program.commands.map((candidate) => candidate.name());
      throw usageError('cli/unknown-command', {
        command: quoted,
        nearest: nearestWord(quoted, names),
        commands: names.join(', '),
      });
    }
    case 'commander.optionMissingArgument':
      throw usageError('cli/missing-value', { option: quoted, command: name });
    case 'commander.missingArgument':
      throw usageError('cli/missing-run', { command: name });
    case 'commander.excessArguments':
      throw usageError('cli/too-many-arguments', { command: name });
    case 'commander.invalidArgument':
      throw usageError('cli/bad-value', { option: quoted, detail: error.message.replace(/^error: /, '') });
    default:
      throw usageError('cli/usage', { detail: error.message.replace(/^error: /, '') });
  }
}

function helpExamples(command: Command<never>, words: (code: string) => string): string {
  return `\n${words('cli/examples')}\n${command.examples.map((example) => `  onerow ${example}`).join('\n')}\n`;
}

/** Ctrl-C and kill: nothing half-written stays, and the shell sees the usual code. */
function onInterrupt(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => {
      // With every output in place there is nothing to interrupt: the run ends as it would have.
      if (discardUnfinished()) process.exit(code);
    });
  }
}

/** What happens beside the run: a reader of our words that went away, an error nobody was waiting for. */
function onMishap(lang: Lang, argv: readonly string[]): void {
  const closed = ({ code }: NodeJS.ErrnoException): boolean =>
    code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (!closed(error)) process.exitCode = complain(asWriteError('-', error), lang, argv);
  });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      discardUnfinished();
      process.exit(complain(error, lang, argv));
    });
  }
}
