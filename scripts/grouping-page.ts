// docs/grouping.md: written by hand, but for its figures, which are those kept in bench/results.md.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { keptSection } from './results.mjs';

const root = path.resolve(import.meta.dirname, '..');
const page = path.join(root, 'docs/grouping.md');

/** The page with its figures put in anew. */
export function groupingPage(): string {
  const text = existsSync(page) ? readFileSync(page, 'utf8') : '';
  return withFigures(withFigures(text, 'score'), 'group-order');
}

/** Between `<!-- figures: NAME -->` and `<!-- end -->` stand the first table and what follows. */
function withFigures(text: string, name: string): string {
  const [begin, end] = [`<!-- figures: ${name} -->\n`, '<!-- end -->'];
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) return text;
  const figures = untilSecondTable(keptSection(root, name) ?? '');
  return `${text.slice(0, from)}${begin}\n${figures}\n\n${text.slice(to)}`;
}

function untilSecondTable(section: string): string {
  const blocks = section.split('\n\n');
  const isTable = (block: string): boolean => block.startsWith('|');
  const first = blocks.findIndex(isTable);
  const second = blocks.findIndex((block, at) => at > first && isTable(block));
  return blocks.slice(first, second < 0 ? undefined : second).join('\n\n');
}
