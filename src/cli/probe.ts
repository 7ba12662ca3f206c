// `muster probe KIND`: shows what a reader of hostile input makes of it.

import type { Command } from 'commander';

export function addProbe(program: Command): void {
  program
    .command('probe')
    .summary('show what a reader makes of an input, one JSON object a line')
    .description(
      'Reads one JSON object a line on standard input and answers one a line, in the same order. ' +
        'Fields of each kind (? marks optional ones):\n' +
        fields.join('\n'),
    )
    .argument('<kind>', 'what to read the lines as')
    .action(async (kind: string) => {
      const { probe } = await import('./probe/probe.js');
      await probe(kind, process.stdin, process.stdout);
    });
}

/** An `id` in the input is repeated in the answer. */
const fields = [
  'feed      file, or body in base64; url? headers?',
  'page      file, or body in base64; url? headers?',
  'html      html; profile? (excerpt, comment or feed)',
  'robots    robots, agent, url',
  'address   url',
  'url       url; base?',
  'date      text',
  'language  text',
];
