// The command line reference, made from the commands themselves.

import type { Command } from 'commander';
import { musterCommand } from '../src/cli/cli.js';
import { createApp } from '../src/main.js';

export async function cliPage(): Promise<string> {
  const muster = await musterCommand(createApp({}));
  return [
    '# Command line',
    '',
    '`node dist/cli.js …`, or `npx muster …` in the checkout. Every verb has `--help`. Exit codes:',
    '0 done, 1 failed or something is wrong, 2 wrong use. `npm run docs` writes this page.',
    '',
    ...muster.commands.flatMap((command) => section(command, 'muster')),
  ].join('\n');
}

function section(command: Command, parent: string): readonly string[] {
  const name = `${parent} ${command.name()}`;
  if (command.commands.length > 0) {
    const own = [`## ${name}`, '', `${sentence(command)}`, ''];
    return [...own, ...command.commands.flatMap((inner) => section(inner, name))];
  }
  const depth = parent === 'muster' ? '##' : '###';
  const words = command.usage().replace('[options] ', '').replace('[options]', '').trim();
  const options = command.options.map(
    ({ flags, description, defaultValue }) =>
      `- \`${flags}\`: ${description}${shown(defaultValue)}`,
  );
  return [
    `${depth} ${`${name} ${words}`.trim()}`,
    '',
    sentence(command),
    '',
    ...(options.length > 0 ? [...options, ''] : []),
  ];
}

function sentence(command: Command): string {
  const text = command.description() || command.summary();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}

function shown(value: unknown): string {
  return value === undefined || value === false ? '' : ` (default ${String(value)})`;
}
