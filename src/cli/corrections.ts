// `muster events corrections`: the editors' decisions on which articles belong together, and the
// articles, in the form that `muster group --corrections` reads.

import { once } from 'node:events';
import type { Command } from 'commander';
import { articleTime } from '../domain/article.js';
import { correctionLine, correctionsFrom, type Placed } from '../domain/correction.js';
import type { App } from '../app.js';
import type { PlacedArticle, Store } from '../store/store.js';
import { withStore } from './with-store.js';

const pageSize = 500;
/** Printed on standard error, so that a file with the output stays empty. */
const noPins = 'No editor has pinned an article to an event yet.';
const noArticles = 'No article is in an event yet.';

export function addCorrections(events: Command, app: App): void {
  events
    .command('corrections')
    .summary('print the decisions of editors, as examples to run again')
    .description(
      'Prints one JSON object a line: {"together": [a, b]}, {"apart": [a, b]} or {"alone": a}. ' +
        'With --articles: all articles that are in an event, for ' +
        '“muster group ARTICLES --corrections CORRECTIONS”.',
    )
    .option('--articles', 'print the articles instead of the corrections', false)
    .action(({ articles }: { readonly articles: boolean }) =>
      withStore(app, 'site', async (store) => {
        let lines = 0;
        for await (const line of articles ? articleLines(store) : correctionLines(store)) {
          lines += 1;
          if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
        }
        if (lines === 0) console.error(articles ? noArticles : noPins);
      }),
    );
}

/** The pins of the store as corrections. */
export async function* correctionLines(store: Store): AsyncGenerator<string> {
  const placed: Placed[] = [];
  for await (const page of pages(store)) {
    for (const { id: articleId, eventId, pinned } of page) {
      const placement = pinned ? await store.events.placement(articleId) : undefined;
      placed.push(placement ?? { articleId, eventId, pinned });
    }
  }
  for (const correction of correctionsFrom(placed)) yield correctionLine(correction);
}

/** The articles that are in an event, as `muster group` reads them. */
export async function* articleLines(store: Store): AsyncGenerator<string> {
  for await (const page of pages(store)) {
    for (const article of await store.articles.findMany(page.map(({ id }) => id))) {
      const { id, headline: title, text, summary, url, outletId: outlet, language } = article;
      const date = new Date(articleTime(article)).toISOString();
      yield JSON.stringify({ id, title, text: text || summary, url, outlet, date, language });
    }
  }
}

async function* pages(store: Store): AsyncGenerator<readonly PlacedArticle[]> {
  let after = { seenAt: -1, id: '' };
  for (;;) {
    const page = await store.articles.placed(after, pageSize);
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = { seenAt: last.seenAt, id: last.id };
  }
}
