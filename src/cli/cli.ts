// The `muster` command: its verbs, and how the words of a command line reach them.

import { Command, CommanderError } from 'commander';
import { Fault } from '../domain/fault.js';
import type { App } from '../app.js';
import { productVersion } from '../version.js';

type AddVerb = (program: Command, app: App) => void;

/** In the order in which a newcomer needs them. A verb is loaded only when it is needed. */
const verbs: readonly (readonly [names: readonly string[], load: () => Promise<AddVerb>])[] = [
  [['serve', 'watch'], async () => (await import('./serve.js')).addServe],
  [['feeds'], async () => (await import('./feeds.js')).addFeeds],
  [['roundups'], async () => (await import('./roundups.js')).addRoundups],
  [['account'], async () => (await import('./account.js')).addAccount],
  [['events'], async () => (await import('./events.js')).addEvents],
  [['verify'], async () => (await import('./verify.js')).addVerify],
  [['doctor'], async () => (await import('./doctor.js')).addDoctor],
  [['backup', 'restore'], async () => (await import('./backup.js')).addBackup],
  [['copy'], async () => (await import('./copy.js')).addCopy],
  [['replay'], async () => (await import('./replay.js')).addReplay],
  [['group'], async () => (await import('./group.js')).addGroup],
  [['probe'], async () => (await import('./probe.js')).addProbe],
];

/** These continue when nobody reads their output; the others end, as before `| head`. */
const longRunning: ReadonlySet<string> = new Set(['serve', 'watch']);

/**
 * Runs the command line; without a verb it serves. Returns the exit code: 0 done, 1 failed, 2 wrong
 * use.
 */
export async function runCli(argv: readonly string[], createApp: () => App): Promise<number> {
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') {
      console.error(`muster: The output could not be written: ${fault.message}`);
      process.exit(1);
    }
    if (!longRunning.has(argv[2] ?? '')) process.exit(0);
  });
  try {
    const words = argv.length > 2 ? argv.slice(2) : ['serve'];
    const program = await musterCommand(createApp(), words[0]);
    refuseUnknownVerb(program, words);
    await program.parseAsync(words, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (thrown) {
    return exitCodeOf(thrown);
  }
}

/**
 * The command, not parsed yet. With the name of a verb as `word` it has only this verb, with
 * `--version` none. docs/cli.md is generated from it.
 */
export async function musterCommand(app: App, word = ''): Promise<Command> {
  const program = new Command('muster')
    .description('Watches news feeds, groups what outlets report, drafts and publishes roundups.')
    .version(productVersion())
    .showHelpAfterError('(muster --help lists all verbs)')
    .exitOverride();
  const named = verbs.filter(([names]) => names.includes(word));
  const needed = /^(?:-V|--version)$/.test(word) ? [] : named.length > 0 ? named : verbs;
  for (const [, load] of needed) (await load())(program, app);
  describe(program);
  return program;
}

/** The help of a verb starts with its line in the list of verbs. */
function describe({ commands }: Command): void {
  for (const command of commands) {
    if (command.description() === '') command.description(`${sentence(command.summary())}.`);
    describe(command);
  }
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Otherwise commander takes an unknown verb for an argument of the default verb. */
function refuseUnknownVerb(program: Command, words: readonly string[]): void {
  let command = program;
  for (const word of words) {
    if (word.startsWith('-') || word === 'help' || command.commands.length === 0) return;
    const next = command.commands.find((one) => one.name() === word);
    if (next === undefined) {
      const group = command === program ? '' : ` of ${command.name()}`;
      const names = command.commands.map((one) => one.name()).join(', ');
      throw new Fault('invalid', `There is no verb “${word}”${group}. Verbs: ${names}.`);
    }
    command = next;
  }
}

function exitCodeOf(thrown: unknown): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
  if (!(thrown instanceof Fault)) return reportUnexpected(thrown);
  console.error(`muster: ${thrown.message}`);
  const cause = thrown.cause instanceof Error ? thrown.cause.message : undefined;
  if (cause !== undefined && cause !== thrown.message) console.error(`  because: ${cause}`);
  return thrown.code === 'invalid' ? 2 : 1;
}

/** Errors of the operating system are sentences; all others are bugs, which need their trace. */
function reportUnexpected(thrown: unknown): number {
  const { syscall, message, stack } = thrown as NodeJS.ErrnoException;
  if (thrown instanceof Error && syscall !== undefined) {
    console.error(`muster: The operating system refused this: ${message}`);
  } else {
    console.error('muster: This is a bug of muster. Please report it with these lines:');
    console.error(stack ?? String(thrown));
  }
  return 1;
}
