// `muster probe KIND`: what each reader of hostile input makes of it.

import type { Command } from 'commander';

export function addProbe(program: Command): void {
  program
    .command('probe')
    .summary('see what a reader makes of an input, one JSON object a line')
    .description(
      'Reads one JSON object a line on standard input and answers one a line, in the same order. ' +
        'Kinds: feed, page, html, robots, address, url, date, language.',
    )
    .argument('<kind>', 'what to read the lines as')
    .action(async (kind: string) => {
      const { probe } = await import('./probe/probe.js');
      await probe(kind, process.stdin, process.stdout);
    });
}
