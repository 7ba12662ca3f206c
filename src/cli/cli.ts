// The `muster` command: what it offers, and how each verb is reached.

import { Command } from 'commander';
import { Fault } from '../domain/fault.js';

/** Runs the command line. Answers the exit code: 0 done, 1 failed, 2 wrong use. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const program = new Command('muster').exitOverride();
  program
    .command('probe')
    .argument('<kind>')
    .action(async (kind: string) => {
      const { probe } = await import('./probe/probe.js');
      await probe(kind, process.stdin, process.stdout);
    });
  try {
    await program.parseAsync([...argv]);
    return 0;
  } catch (thrown) {
    if (thrown instanceof Fault) console.error(thrown.message);
    else throw thrown;
    return thrown.code === 'invalid' ? 2 : 1;
  }
}
