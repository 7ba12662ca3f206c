// The blocks of the article as markup: lists, quotations, code, headings and paragraphs.

import type { Block, BlockKind } from './blocks.js';

const wrappers: Readonly<Partial<Record<BlockKind, string>>> = { entry: 'ul', quote: 'blockquote' };

/** The markup is not sanitised. */
export function writeHtml(blocks: readonly Block[]): string {
  const out: string[] = [];
  let wrapper: string | undefined;
  for (const block of blocks) {
    const wanted = wrappers[block.kind];
    if (wanted !== wrapper) {
      if (wrapper !== undefined) out.push(`</${wrapper}>`);
      if (wanted !== undefined) out.push(`<${wanted}>`);
      wrapper = wanted;
    }
    const tag = tagOf(block);
    out.push(`<${tag}>${block.html}</${tag}>`);
  }
  if (wrapper !== undefined) out.push(`</${wrapper}>`);
  return out.join('\n');
}

function tagOf({ kind }: Block): string {
  if (kind === 'heading') return 'h2';
  if (kind === 'entry') return 'li';
  return kind === 'code' ? 'pre' : 'p';
}
