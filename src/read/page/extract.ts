// Extracts the article of a page: finds its element, takes its blocks and removes what is no text.

import { type Block, readBlocks } from './blocks.js';
import { chooseRegion, isTeaser, runningTextOf } from './choose-region.js';
import { cleanBlocks } from './clean-blocks.js';
import { furnitureKind, isHidden, isNeverText, type FurnitureKind } from './furniture.js';
import { descendants, type PageElement } from './tree.js';

/** An element with this share of the running text is no furniture, whatever its name. */
const shareMax = 0.35;
/** Readers may write more than the author, so comments may have a larger share. */
const commentsShareMax = 0.85;
/** With a larger share, asides and doubtful names are parts of the article on this page. */
const asidesShareMax = 0.6;
/** With a larger share, even the other names mean something else on this page. */
const furnitureShareMax = 0.9;
/** A hidden element with this share is the article behind a dialog. */
const hiddenShareMax = 0.5;
/** An element of a doubtful name with this much running text, in words, is part of the article. */
const textWordsMin = 12;

/** Blocks before and after the text in which an agency may sign. */
const footBlocksMax = 6;

export interface Extract {
  readonly blocks: readonly Block[];
  /** Lines next to the text in which an agency may sign. */
  readonly foot: readonly string[];
}

/** `titles` are the spellings of the headline, which is no part of the text. */
export function extract(root: PageElement, titles: readonly string[]): Extract {
  const isOut = unseen(root);
  const all = readBlocks(root, isOut);
  const furniture = findFurniture(root, all, isOut);
  const blocks = readBlocks(root, (element) => isOut(element) || furniture.has(element));
  const region = chooseRegion(blocks);
  const from = region === undefined ? -1 : blocks.findIndex(({ owner }) => isInside(owner, region));
  const inside = blocks.filter((block) => region !== undefined && isInside(block.owner, region));
  const kept = cleanBlocks(
    [...leadOf(blocks.slice(0, Math.max(0, from)), region), ...inside],
    titles,
  );
  return { blocks: kept, foot: footOf(all, kept) };
}

/** Elements that readers do not see, unless they contain most of the page. */
function unseen(root: PageElement): (element: PageElement) => boolean {
  const shown = sumRunning(readBlocks(root, isNeverText));
  const total = Math.max(1, shown.get(root) ?? 0);
  return (element) =>
    isNeverText(element) ||
    (isHidden(element) &&
      element.name !== 'rb' &&
      (shown.get(element) ?? 0) / total < hiddenShareMax);
}

function findFurniture(
  root: PageElement,
  blocks: readonly Block[],
  isOut: (element: PageElement) => boolean,
): ReadonlySet<PageElement> {
  const running = sumRunning(blocks);
  const linked = sumLinked(blocks);
  const total = Math.max(1, running.get(root) ?? 0);
  const found = new Map<PageElement, FurnitureKind>();
  for (const element of descendants(root)) {
    if (isOut(element) || hasAncestor(element, found)) continue;
    const kind = furnitureKind(element);
    const words = running.get(element) ?? 0;
    if (
      kind === undefined ||
      words / total >= (kind === 'comments' ? commentsShareMax : shareMax)
    ) {
      continue;
    }
    if (kind === 'doubtful' && words >= textWordsMin && words > 2 * (linked.get(element) ?? 0)) {
      continue;
    }
    found.set(element, kind);
  }
  const shareOf = (...kinds: readonly FurnitureKind[]): number => {
    const removed = [...found].filter(([, kind]) => kinds.includes(kind));
    return removed.reduce((sum, [element]) => sum + (running.get(element) ?? 0), 0) / total;
  };
  const asides = shareOf('aside', 'doubtful') < asidesShareMax;
  const furniture = shareOf('furniture') < furnitureShareMax;
  const isRemoved = (kind: FurnitureKind): boolean =>
    kind === 'comments' || (kind === 'furniture' ? furniture : asides);
  return new Set([...found].flatMap(([element, kind]) => (isRemoved(kind) ? element : [])));
}

function hasAncestor(
  element: PageElement,
  among: { readonly size: number; has(element: PageElement): boolean },
): boolean {
  if (among.size === 0) return false;
  for (let at = element.parent; at !== undefined; at = at.parent) if (among.has(at)) return true;
  return false;
}

/** Words of a paragraph that make it a lead. */
const leadWordsMin = 15;

/** Some pages put the first paragraph above the element of the text, in the same parent. */
function leadOf(before: readonly Block[], region: PageElement | undefined): readonly Block[] {
  const { parent } = region ?? {};
  if (
    region === undefined ||
    parent === undefined ||
    !/^(main|article|div|section)$/.test(parent.name)
  )
    return [];
  const lead: Block[] = [];
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const block = before[at];
    if (block === undefined || !isInside(block.owner, parent) || block.kind === 'heading') break;
    if (block.kind === 'caption') continue;
    if (block.kind !== 'paragraph' || block.words < leadWordsMin || block.linked > 0.2) break;
    if (isTeaser(before, at) || !/[.!?…。！？]["”»]?$/.test(block.text)) break;
    lead.unshift(block);
  }
  return lead;
}

/** Lines around and between the blocks of the text that are not part of it. */
function footOf(all: readonly Block[], kept: readonly Block[]): readonly string[] {
  const texts = new Set(kept.map((block) => block.text));
  const from = all.findIndex((block) => block.text === kept[0]?.text);
  const last = all.findLastIndex((block) => block.text === kept.at(-1)?.text);
  if (from < 0) return [];
  return all
    .slice(Math.max(0, from - footBlocksMax), last + 1 + footBlocksMax)
    .filter(({ text, linked, kind }) => !texts.has(text) && linked < 0.5 && kind !== 'caption')
    .map((block) => block.text);
}

function sumRunning(blocks: readonly Block[]): ReadonlyMap<PageElement, number> {
  return sumBlocks(blocks, (block) => Math.max(0, runningTextOf(block)));
}

function sumLinked(blocks: readonly Block[]): ReadonlyMap<PageElement, number> {
  return sumBlocks(blocks, ({ words, linked }) => words * linked);
}

function sumBlocks(
  blocks: readonly Block[],
  weigh: (block: Block) => number,
): ReadonlyMap<PageElement, number> {
  const sums = new Map<PageElement, number>();
  for (const block of blocks) {
    const weight = weigh(block);
    if (weight === 0) continue;
    for (let at: PageElement | undefined = block.owner; at !== undefined; at = at.parent) {
      sums.set(at, (sums.get(at) ?? 0) + weight);
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
