// Extracts the article of a page: finds its element, takes its blocks and removes what is no text.

import { type Block, readBlocks } from './blocks.js';
import { chooseRegion, runningTextOf } from './choose-region.js';
import { cleanBlocks } from './clean-blocks.js';
import { isNeverText, furnitureKind } from './furniture.js';
import type { PageElement } from './tree.js';

/** An element with this share of the running text is no furniture, whatever its name. */
const shareMax = 0.35;
/** Readers may write more than the author, so comments may have a larger share. */
const commentsShareMax = 0.85;

/** Blocks after the text in which an agency may sign. */
const footBlocksMax = 6;

export interface Extract {
  readonly blocks: readonly Block[];
  /** Lines next to the text in which an agency may sign. */
  readonly foot: readonly string[];
}

/** `titles` are the spellings of the headline, which is no part of the text. */
export function extract(root: PageElement, titles: readonly string[]): Extract {
  const all = readBlocks(root, isNeverText);
  const running = sumRunning(all);
  const total = Math.max(1, running.get(root) ?? 0);
  const blocks = readBlocks(root, (element) => {
    if (isNeverText(element)) return true;
    const kind = furnitureKind(element);
    if (kind === undefined) return false;
    const share = (running.get(element) ?? 0) / total;
    return share < (kind === 'comments' ? commentsShareMax : shareMax);
  });
  const region = chooseRegion(blocks);
  const inside = blocks.filter((block) => region !== undefined && isInside(block.owner, region));
  const kept = cleanBlocks(inside, titles);
  return { blocks: kept, foot: footOf(all, kept) };
}

/** Lines between and after the blocks of the text that are not part of it. */
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
    const worth = Math.max(0, runningTextOf(block));
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
