// The published roundups of one label.

import type { PublicRoundup } from '../../ui/public-roundup.js';
import type { SiteFacts } from '../../ui/facts.js';
import type { Page } from '../../ui/page.js';
import { Pager } from '../../ui/parts/pager.js';
import { RoundupList } from '../../ui/parts/roundup-list.js';
import { counted } from '../../ui/words/counts.js';

export interface LabelView {
  readonly label: string;
  readonly roundups: readonly PublicRoundup[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

export function labelPage(view: LabelView, facts: SiteFacts): Page {
  const { label, page, pages } = view;
  const base = `/search/label/${encodeURIComponent(label)}`;
  const address = (number: number) => (number === 1 ? base : `${base}?page=${number}`);
  const newer = page > 1 ? address(page - 1) : undefined;
  const older = page < pages ? address(page + 1) : undefined;
  const feed = `/feeds/posts/default/-/${encodeURIComponent(label)}`;
  return {
    title: label,
    description: `${counted(view.total, 'roundup')} labelled ${label}.`,
    path: address(page),
    newer,
    older,
    feed: { href: feed, title: `${facts.name}: ${label}` },
    body: (
      <>
        <header class="page-head">
          <p class="date">Label</p>
          <h1>
            <bdi>{label}</bdi>
          </h1>
          <p class="data">
            <span>{counted(view.total, 'roundup')}</span>
            <a href={feed}>Feed of this label</a>
          </p>
        </header>
        <RoundupList roundups={view.roundups} facts={facts} />
        <Pager newer={newer} older={older} words={`Page ${page} of ${pages}`} />
      </>
    ),
  };
}
