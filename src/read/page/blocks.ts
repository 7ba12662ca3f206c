// The text of a page as a sequence of blocks, as a reader sees them one under another: paragraphs,
// headings, list entries, table cells.

import { escapeMarkup } from '../../domain/markup.js';
import { blockElements, withoutInvisible } from '../html/html.js';
import type { PageElement, PageNode } from './tree.js';

export type BlockKind = 'paragraph' | 'heading' | 'entry' | 'cell' | 'quote' | 'caption' | 'code';

export interface Block {
  readonly kind: BlockKind;
  /** One line, except that `<br>` is a newline. */
  readonly text: string;
  /** The text with its inline markup, not sanitised. */
  readonly html: string;
  /** The element that contains the text. */
  readonly owner: PageElement;
  readonly words: number;
  /** Share of the text that is linked, 0 to 1. */
  readonly linked: number;
}

const kinds: ReadonlyMap<string, BlockKind> = new Map([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading'] as const),
  ...['li', 'dt', 'dd'].map((name) => [name, 'entry'] as const),
  ...['td', 'th'].map((name) => [name, 'cell'] as const),
  ...['figcaption', 'caption'].map((name) => [name, 'caption'] as const),
  ['blockquote', 'quote'],
  ['pre', 'code'],
]);

/** Inline elements kept in a block's markup. */
const inlineMarkup: ReadonlySet<string> = new Set(
  'a abbr b cite code del em i ins kbd mark q s small strong sub sup time u var'.split(' '),
);
/** Elements without text of the article: controls, and the readings of ruby. */
const notText: ReadonlySet<string> = new Set(
  'button input label select textarea datalist option dialog menu head script rt rp rtc'.split(' '),
);

/** The blocks under `root` in reading order, without the elements for which `pruned` is true. */
export function readBlocks(
  root: PageElement,
  pruned: (element: PageElement) => boolean,
): readonly Block[] {
  const blocks: Block[] = [];
  let text: string[] = [];
  let html: string[] = [];
  let linkedLength = 0;
  let inLink = 0;

  const flush = (owner: PageElement): void => {
    const block = finish(text.join(''), html.join(''), linkedLength, owner);
    if (block !== undefined) blocks.push(block);
    text = [];
    html = [];
    linkedLength = 0;
  };
  const visit = (node: PageNode, owner: PageElement): void => {
    if (typeof node === 'string') {
      text.push(node);
      html.push(escapeMarkup(node));
      if (inLink > 0) linkedLength += node.trim().length;
      return;
    }
    if (notText.has(node.name) || pruned(node)) {
      if (blockElements.has(node.name)) flush(owner);
      return;
    }
    if (node.name === 'br') {
      if (endsWithBreak(text)) flush(owner);
      else {
        text.push(lineBreak);
        html.push('<br>');
      }
      return;
    }
    if (blockElements.has(node.name)) {
      flush(owner);
      for (const child of node.children) visit(child, node);
      flush(node);
      return;
    }
    const kept = inlineMarkup.has(node.name);
    const leads = node.name === 'a' && !/^\s*#/.test(node.attributes.get('href') ?? '#');
    if (leads) inLink += 1;
    if (kept) html.push(startTag(node));
    for (const child of node.children) visit(child, owner);
    if (kept) html.push(`</${node.name}>`);
    if (leads) inLink -= 1;
  };
  visit(root, root);
  flush(root);
  return blocks;
}

/** Replaces `<br>` until the white space of the source is collapsed. */
const lineBreak = '\u0001';

function endsWithBreak(text: readonly string[]): boolean {
  const last = text.findLast((piece) => piece.trim() !== '');
  return last === lineBreak;
}

function finish(
  text: string,
  html: string,
  linkedLength: number,
  owner: PageElement,
): Block | undefined {
  const tidy = withoutInvisible(text)
    .replace(/\s+/g, ' ')
    .replace(/ ?\u0001 ?/g, '\n')
    .trim();
  const words = countWords(tidy);
  if (tidy === '') return undefined;
  const length = tidy.replace(/\s/g, '').length;
  const linked = Math.min(1, linkedLength / Math.max(1, length));
  return {
    kind: kindOf(owner),
    text: tidy,
    html: html.replace(/(?:<br>|\s)+$/, '').trim(),
    owner,
    words,
    linked,
  };
}

function kindOf(owner: PageElement): BlockKind {
  for (let at: PageElement | undefined = owner; at !== undefined; at = at.parent) {
    const kind = kinds.get(at.name);
    if (kind !== undefined) return kind;
    if (at.name === 'article' || at.name === 'table' || at.name === 'figure') break;
  }
  return 'paragraph';
}

/** Number of words. In scripts without spaces two characters count as a word. */
export function countWords(text: string): number {
  const unspaced = text.match(/[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  const spaced = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return unspaced === 0 ? spaced : Math.ceil(unspaced / 2) + spaced;
}

function startTag(element: PageElement): string {
  const href = element.name === 'a' ? element.attributes.get('href') : undefined;
  return href === undefined ? `<${element.name}>` : `<a href="${escapeMarkup(href)}">`;
}
