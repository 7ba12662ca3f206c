// The settings reference, made from the table in src/config.ts.

import { settings } from '../src/config.js';

export function settingsPage(): string {
  const rows = Object.values(settings).map(
    ({ name, fallback, unit, help }) => `| \`${name}\` | ${shown(fallback)} | ${unit} | ${help} |`,
  );
  return [
    '# Settings',
    '',
    'Every setting is an environment variable, none is required. This page is generated from',
    '`src/config.ts` by `npm run docs`.',
    '',
    '| setting | default | unit | what it does |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function shown(fallback: unknown): string {
  if (Array.isArray(fallback) || fallback === '') return '(none)';
  if (typeof fallback === 'boolean') return fallback ? 'yes' : 'no';
  return `\`${String(fallback)}\``;
}
