// The article of a page: its blocks, found by worth and place, cleaned of what is not text.

import { type Block, readBlocks } from './blocks.js';
import { chooseRegion, worthOf } from './choose.js';
import { cleanBlocks } from './clean.js';
import { isOut, surroundings } from './prune.js';
import type { PageElement } from './tree.js';

/** A named part that holds this share of the running text is no surroundings after all. */
const shareMax = 0.35;
/** Readers can write more than the author did; only their wrapper holds everything. */
const commentsShareMax = 0.85;

/** Blocks after the text that may still be its foot. */
const footBlocksMax = 6;

export interface Extract {
  readonly blocks: readonly Block[];
  /** Short lines beside the text in which an agency may sign. */
  readonly foot: readonly string[];
}

/** `titles` are the spellings of the headline, so that it can be told from the text. */
export function extract(root: PageElement, titles: readonly string[]): Extract {
  const all = readBlocks(root, isOut);
  const running = sumRunning(all);
  const total = Math.max(1, running.get(root) ?? 0);
  const blocks = readBlocks(root, (element) => {
    if (isOut(element)) return true;
    const kind = surroundings(element);
    if (kind === undefined) return false;
    const share = (running.get(element) ?? 0) / total;
    return share < (kind === 'comments' ? commentsShareMax : shareMax);
  });
  const region = chooseRegion(blocks);
  const inside = blocks.filter((block) => region !== undefined && isInside(block.owner, region));
  const kept = cleanBlocks(inside, titles);
  return { blocks: kept, foot: footOf(all, kept) };
}

/** Lines of the article's neighbourhood that did not make it into the text. */
function footOf(all: readonly Block[], kept: readonly Block[]): readonly string[] {
  const texts = new Set(kept.map((block) => block.text));
  const from = all.findIndex((block) => block.text === kept[0]?.text);
  const last = all.findLastIndex((block) => block.text === kept.at(-1)?.text);
  if (from < 0) return [];
  return all
    .slice(from, last + 1 + footBlocksMax)
    .filter((block) => !texts.has(block.text) && block.linked < 0.5)
    .map((block) => block.text);
}

function sumRunning(blocks: readonly Block[]): ReadonlyMap<PageElement, number> {
  const sums = new Map<PageElement, number>();
  for (const block of blocks) {
    const worth = Math.max(0, worthOf(block));
    if (worth === 0) continue;
    for (let at: PageElement | undefined = block.owner; at !== undefined; at = at.parent) {
      sums.set(at, (sums.get(at) ?? 0) + worth);
    }
  }
  return sums;
}

function isInside(element: PageElement, outer: PageElement): boolean {
  for (let at: PageElement | undefined = element; at !== undefined; at = at.parent) {
    if (at === outer) return true;
  }
  return false;
}
