// Finds the element that contains the article: the one with the most running text. Links and
// fragments count against an element.

import type { Block } from './blocks.js';
import type { PageElement } from './tree.js';

/** The element that contains the article; undefined on a page without running text. */
export function chooseRegion(blocks: readonly Block[]): PageElement | undefined {
  const sums = new Map<PageElement, number>();
  blocks.forEach((block, at) => {
    const worth = isTeaser(blocks, at) ? 0 : runningTextOf(block);
    if (worth === 0) return;
    for (let to: PageElement | undefined = block.owner; to !== undefined; to = to.parent) {
      sums.set(to, (sums.get(to) ?? 0) + worth);
    }
  });
  return (
    heaviest(sums, (element) => nameWeight(element)) ??
    heaviest(countWords(blocks), (element) => (nameWeight(element) > 1.1 ? 1 : 0))
  );
}

function heaviest(
  sums: ReadonlyMap<PageElement, number>,
  weight: (element: PageElement) => number,
): PageElement | undefined {
  let best: PageElement | undefined;
  let most = 0;
  for (const [element, sum] of sums) {
    const weighted = sum * weight(element);
    if (weighted <= most) continue;
    best = element;
    most = weighted;
  }
  return best;
}

/** Unlinked words by element, for pages without running text. */
function countWords(blocks: readonly Block[]): ReadonlyMap<PageElement, number> {
  const sums = new Map<PageElement, number>();
  for (const { owner, words, linked } of blocks) {
    for (let at: PageElement | undefined = owner; at !== undefined; at = at.parent) {
      sums.set(at, (sums.get(at) ?? 0) + words * (1 - linked));
    }
  }
  return sums;
}

/** Words of running text in a block; negative for links and fragments. */
export function runningTextOf(block: Block): number {
  const { words, linked, kind } = block;
  if (kind === 'heading' || kind === 'caption') return 0;
  if (linked > 0.5) return -Math.min(8, 2 + words / 3);
  const own = words * (1 - linked);
  const isPart = kind === 'entry' || kind === 'cell';
  const runs = /[.!?…。！？:;"”»](?:\s|$)/.test(block.text);
  if (own >= 12 || (own >= 6 && runs)) return isPart ? own * 0.6 : own;
  return isPart ? 0 : -0.5;
}

/** A short text right under a linked heading announces another article. */
export function isTeaser(blocks: readonly Block[], at: number): boolean {
  if ((blocks[at]?.words ?? 0) > 60) return false;
  for (let before = at - 1; before >= Math.max(0, at - 3); before -= 1) {
    const block = blocks[before];
    if (block === undefined) return false;
    if (block.kind === 'heading') return block.linked > 0.8 && block.words >= 3;
    if (block.words > 12 && block.linked < 0.5) return false;
  }
  return false;
}

/** Weight of an element by its name: a page that marks the body of its article is believed. */
function nameWeight({ name, attributes }: PageElement): number {
  if (/articlebody/i.test(attributes.get('itemprop') ?? '')) return 1.8;
  const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`;
  if (bodyNames.test(names)) return 1.25;
  if (name === 'article') return 1.15;
  if (name === 'main') return 1.05;
  return name === 'body' || name === 'html' || name === '#page' ? 0.8 : 1;
}

const bodyNames =
  /(article|story|post|entry|news|page)[-_]*(body|content|text)|body-?copy|\be-content|\bhentry/i;
