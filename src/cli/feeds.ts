// `muster feeds …`: the watched feeds and their states.

import type { Command } from 'commander';
import { Fault } from '../domain/fault.js';
import type { Feed } from '../domain/feed.js';
import { writeOpml } from '../domain/opml.js';
import type { Store } from '../store/store.js';
import { addFeedsFrom } from './add-feeds.js';
import type { App } from '../app.js';
import { fullId } from './full-id.js';
import { writeNewFile } from './new-file.js';
import { counted } from './plural.js';
import { printable } from './printable.js';
import { table } from './table.js';
import { withStore } from './with-store.js';

export function addFeeds(program: Command, app: App): void {
  const feeds = program.command('feeds').summary('add, list, pause and remove feeds');
  feeds
    .command('add')
    .summary('watch a site, a feed, an OPML file, or “world”')
    .argument('<what>', 'address of a site or feed, path of an OPML file, or the word world')
    .option('--pages', 'fetch each article’s page for its text', false)
    .action((what: string, { pages }: { pages: boolean }) => addFeedsFrom(app, what, pages));
  feeds
    .command('list', { isDefault: true })
    .summary('list the feeds and their states')
    .option('--json', 'one JSON object a line', false)
    .action((options: { json: boolean }) =>
      withStore(app, 'existing', (store) => list(store, options.json)),
    );
  feeds
    .command('export')
    .summary('write the feeds as OPML')
    .argument('[file]', 'the new file; without it, the feeds are printed')
    .action((file?: string) => withStore(app, 'existing', (store) => exportOpml(store, app, file)));
  for (const [verb, summary, act] of changes) {
    feeds
      .command(verb)
      .summary(summary)
      .argument('<feed>', 'its address, or the first letters of its id')
      .action((which: string) =>
        withStore(app, 'existing', async (store) => {
          const feed = await findFeed(store, which);
          await act(store, feed, app.clock());
          console.log(`${printable(feed.title)}: done.`);
        }),
      );
  }
}

const changes = [
  [
    'pause',
    'stop reading a feed; its articles stay',
    (store: Store, feed: Feed) => store.feeds.change(feed.id, { state: 'paused' }),
  ],
  [
    'resume',
    'read a paused or gone feed again, at once',
    (store: Store, feed: Feed, now: number) =>
      store.feeds.change(feed.id, {
        state: 'active',
        dueAt: now,
        failures: 0,
        failingSince: undefined,
        missingSince: undefined,
        fault: undefined,
      }),
  ],
  [
    'remove',
    'stop watching a feed; its articles stay',
    (store: Store, feed: Feed) => store.feeds.remove(feed.id),
  ],
] as const;

async function list(store: Store, json: boolean): Promise<void> {
  const feeds = await store.feeds.list();
  if (json) {
    for (const feed of feeds) console.log(JSON.stringify(feed));
    return;
  }
  if (feeds.length === 0) {
    console.log('No feeds yet. muster feeds add ADDRESS adds one, muster feeds add world many.');
    return;
  }
  const rows = feeds.map((feed) => [feed.title, feed.state, feed.fault ?? '', feed.url]);
  console.log(table(['feed', 'state', 'fault', 'address'], rows));
}

async function exportOpml(store: Store, app: App, file?: string): Promise<void> {
  const feeds = await store.feeds.list();
  const opml = writeOpml(feeds, app.config.siteName);
  if (file === undefined) console.log(opml);
  else {
    await writeNewFile(file, opml);
    console.log(`${counted(feeds.length, 'feed')} written to ${file}.`);
  }
}

async function findFeed(store: Store, which: string): Promise<Feed> {
  const feed =
    (await store.feeds.findByUrl(which)) ??
    (await store.feeds.find((await fullId(store, ['feed'], which))?.id ?? ''));
  if (feed === undefined)
    throw new Fault('not-found', `No feed ${which}. muster feeds list shows all.`);
  return feed;
}
