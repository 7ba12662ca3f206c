// Removes the blocks that are not text of the article: the repeated headline, captions, links to
// other articles, invitations, and everything after the end.

import type { Block } from './blocks.js';
import { readPrintedDay } from './printed-day.js';
import { isInvitation, isLabel, isPhotoCaption, startsAftermath } from './phrases.js';

/** The part after the article's end is removed only if it is at most this share of the words. */
const aftermathShareMax = 0.4;

/** `titles` are the spellings of the headline. */
export function cleanBlocks(blocks: readonly Block[], titles: readonly string[]): readonly Block[] {
  const bare = withoutAftermath(afterTitle(blocks, titles));
  const lists = linkedLists(bare);
  const kept = withoutOpening(bare).filter(
    (block) =>
      block.kind !== 'caption' &&
      !isLinkAlone(block, lists) &&
      !isLabel(block.text) &&
      !isInvitation(block.text) &&
      !isPhotoCaption(block),
  );
  return withoutEmptyHeadings(kept);
}

/** Removes the headline and everything above it. */
function afterTitle(blocks: readonly Block[], titles: readonly string[]): readonly Block[] {
  const wanted = titles.map(lettersOf).filter((title) => title.length >= 8);
  const isTitle = (block: Block): boolean => {
    if (block.words > 40) return false;
    const own = lettersOf(block.text);
    return (
      own.length >= 8 &&
      wanted.some(
        (title) => title === own || (title.startsWith(own) && own.length > title.length * 0.7),
      )
    );
  };
  const at = blocks.findIndex((block) => block.kind === 'heading' && isTitle(block));
  const words = blocks.reduce((sum, block) => sum + block.words, 0);
  const above = blocks.slice(0, at + 1).reduce((sum, block) => sum + block.words, 0);
  const rest = at >= 0 && above < words * aftermathShareMax ? blocks.slice(at + 1) : blocks;
  return rest.filter((block, place) => !(place < 3 && isTitle(block)));
}

/** Removes the lines with date and byline between headline and text. */
function withoutOpening(blocks: readonly Block[]): readonly Block[] {
  const isOpening = ({ kind, text, words }: Block): boolean =>
    kind === 'paragraph' &&
    words <= 14 &&
    !/[.!?…]["”»]?$/.test(text) &&
    (readPrintedDay(text) !== undefined || /^(?:by|von|par|por|di|door|автор)[: ]/iu.test(text));
  const from = blocks.findIndex((block) => !isOpening(block));
  return blocks.slice(Math.max(0, from));
}

/** Cuts at the first block that marks the end of the article. */
function withoutAftermath(blocks: readonly Block[]): readonly Block[] {
  const words = blocks.reduce((sum, block) => sum + block.words, 0);
  let read = 0;
  for (const [at, block] of blocks.entries()) {
    if (read >= words * (1 - aftermathShareMax) && startsAftermath(block))
      return blocks.slice(0, at);
    read += block.words;
  }
  return blocks;
}

/** Lists whose entries are mostly links. */
function linkedLists(blocks: readonly Block[]): ReadonlySet<unknown> {
  const shares = new Map<unknown, { linked: number; all: number }>();
  for (const block of blocks) {
    if (block.kind !== 'entry') continue;
    const list = listOf(block);
    const share = shares.get(list) ?? { linked: 0, all: 0 };
    share.all += block.text.length;
    share.linked += block.text.length * block.linked;
    shares.set(list, share);
  }
  return new Set(
    [...shares].filter(([, share]) => share.linked > share.all * 0.6).map(([list]) => list),
  );
}

function listOf(block: Block): unknown {
  for (let at: Block['owner'] | undefined = block.owner; at !== undefined; at = at.parent) {
    if (at.name === 'ul' || at.name === 'ol' || at.name === 'dl') return at;
  }
  return block.owner;
}

function isLinkAlone(block: Block, lists: ReadonlySet<unknown>): boolean {
  if (block.kind === 'entry') return lists.has(listOf(block));
  if (block.kind === 'cell' || block.kind === 'code') return false;
  return block.linked > 0.85;
}

/** Removes headings at the end that have no text under them. */
function withoutEmptyHeadings(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.findLastIndex((block) => block.kind !== 'heading');
  return blocks.slice(0, last + 1);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
