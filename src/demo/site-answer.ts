// Answers that are not feeds: the newsroom's front page, each outlet's front and about page,
// articles and robots.txt.

import { escapeMarkup as escaped } from '../domain/markup.js';
import { answer, withValidators } from './answer.js';
import type { Answer } from './answer.js';
import type { DemoArticle, DemoNewsroom, DemoOutlet } from './newsroom.js';
import { writePage } from './page.js';
import type { Progress } from './progress.js';
import { showArticle } from './shown.js';
import type { Moment, ShownArticle } from './shown.js';

const html = 'text/html; charset=utf-8';
const relatedMax = 5;
const frontMax = 30;

/** One newspaper forbids machines to read its pages, so muster has its feed only. */
export const robots = 'User-agent: *\nDisallow: /northern-ledger/\nAllow: /\n';

/** The newsroom's front page: its outlets, and whether more reports will follow. */
export function newsroomFront(newsroom: DemoNewsroom, progress: Progress, origin: string): Answer {
  const rows = newsroom.outlets.map(
    ({ outlet, countryName }) =>
      `<li><a href="${origin}/${outlet.id}/">${escaped(outlet.name)}</a>, ` +
      `${escaped(countryName)}</li>`,
  );
  const state = progress.resting
    ? `All ${progress.total} reports are published.`
    : `${progress.published} of ${progress.total} reports are published; the next follows shortly.`;
  const body = page(
    'The demo newsroom',
    `<h1>The demo newsroom</h1><p>${state}</p><p>Every outlet, place, person and event here is ` +
      `invented.</p><ul>${rows.join('')}</ul>`,
  );
  return answer(200, html, body);
}

export function outletFront(
  outlet: DemoOutlet,
  articles: readonly DemoArticle[],
  moment: Moment,
): Answer {
  const shown = articles.flatMap((one) => showArticle(one, outlet, moment) ?? []);
  const rows = shown
    .slice(-frontMax)
    .reverse()
    .map((one) => `<li><a href="${escaped(one.url)}">${escaped(one.headline)}</a></li>`);
  const { id, name } = outlet.outlet;
  const feeds = outlet.feeds.map(
    (feed) =>
      `<link rel="alternate" type="${discoveryType[feed.format]}" href="/${id}/${feed.path}">`,
  );
  return answer(
    200,
    html,
    page(name, `<h1>${escaped(name)}</h1><ul>${rows.join('')}</ul>`, feeds.join('')),
  );
}

const discoveryType = {
  rss2: 'application/rss+xml',
  rss091: 'application/rss+xml',
  rdf: 'application/rdf+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
  sitemap: 'application/xml',
} as const;

/** The page that the register of outlets cites as evidence. */
export function aboutPage({ outlet, countryName }: DemoOutlet): Answer {
  const kinds = {
    agency: 'a news agency owned by its subscribers',
    state: 'owned and directed by the state',
    public: 'a public service, funded by a fee and governed by a council',
    private: 'privately owned',
    local: 'a local outlet, privately owned',
    unreviewed: 'of unknown ownership',
  } as const;
  const body =
    `<h1>About ${escaped(outlet.name)}</h1><p>${escaped(outlet.name)} appears in ` +
    `${escaped(countryName)}. It is ${kinds[outlet.kind]}. ` +
    `Owner: ${escaped(outlet.owner ?? '')}.</p>` +
    '<p>Like all outlets of the demo newsroom, it is invented.</p>';
  return answer(200, html, page(`About ${outlet.name}`, body));
}

export function articleAnswer(
  article: DemoArticle,
  outlet: DemoOutlet,
  articles: readonly DemoArticle[],
  moment: Moment,
): Answer {
  const shown = showArticle(article, outlet, moment);
  if (shown === undefined) {
    const removed = moment.timetable(article.at) <= moment.now;
    return removed ? answer(410, html, page('Removed', '<h1>Removed</h1>')) : missing();
  }
  const body = writePage({
    article: shown,
    origin: moment.origin,
    related: relatedTo(article, outlet, articles, moment),
  });
  return withValidators(answer(200, html, body), shown.modifiedAt, false);
}

export function missing(): Answer {
  return answer(404, html, page('Not found', '<h1>Not found</h1>'));
}

function relatedTo(
  article: DemoArticle,
  outlet: DemoOutlet,
  articles: readonly DemoArticle[],
  moment: Moment,
): readonly ShownArticle[] {
  const earlier = articles.filter((one) => one.at < article.at).slice(-relatedMax);
  return earlier.reverse().flatMap((one) => showArticle(one, outlet, moment) ?? []);
}

function page(title: string, body: string, head = ''): string {
  return (
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>` +
    `${head}</head><body>${body}</body></html>\n`
  );
}
