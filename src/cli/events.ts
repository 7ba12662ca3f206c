// `muster events …`: the events, published or not, and why each report is in its event.

import type { Command } from 'commander';
import type { Event } from '../domain/event.js';
import type { App } from '../app.js';
import type { Store } from '../store/store.js';
import { addCorrections } from './corrections.js';
import { shortIds } from './full-id.js';
import { numberOption } from './options.js';
import { counted } from './plural.js';
import { table } from './table.js';
import { aboutOf, why } from './why.js';
import { withStore } from './with-store.js';

const listedDefault = 30;

interface Listing {
  readonly origins: number;
  readonly limit: number;
  readonly json: boolean;
}

export function addEvents(program: Command, app: App): void {
  const events = program.command('events').summary('list events and explain them');
  events
    .command('list', { isDefault: true })
    .summary('list the events, last changed first')
    .option(
      '--origins <count>',
      'only events with at least so many origins',
      numberOption(1, 100_000),
      1,
    )
    .option('--limit <count>', 'at most so many events', numberOption(1, 100_000), listedDefault)
    .option('--json', 'one JSON object a line', false)
    .action((options: Listing) => withStore(app, 'site', (store) => list(store, options)));
  events
    .command('why')
    .summary('explain why each report of an event is in it')
    .argument('<id>', 'the first letters of the id of the event or of its roundup')
    .option('--json', 'one JSON object a line', false)
    .action((id: string, { json }: { json: boolean }) =>
      withStore(app, 'site', async (store) => {
        for await (const line of why(store, id, json)) console.log(line);
      }),
    );
  addCorrections(events, app);
}

async function list(store: Store, { origins, limit, json }: Listing): Promise<void> {
  const found = await store.events.list({ originsMin: origins, limit });
  const events: ListedEvent[] = [];
  for (const event of found) events.push({ event, about: await aboutOf(store, event.id) });
  const all = events.length > 0 ? 1 : (await store.events.list({ limit: 1 })).length;
  if (json) for (const { event, about } of events) console.log(JSON.stringify({ ...event, about }));
  else if (all === 0) console.log('No events yet.');
  else if (events.length === 0) console.log(`No event has ${counted(origins, 'origin')} or more.`);
  else {
    const short = shortIds(events.map(({ event }) => event.id));
    console.log(
      table(
        ['id', 'counts', 'about'],
        events.map((one) => rowOf(one, short)),
      ),
    );
    if (events.length === limit)
      console.log(`These are the ${limit} that changed last; --limit shows more.`);
  }
}

interface ListedEvent {
  readonly event: Event;
  readonly about: string;
}

function rowOf(
  { event: { id, articles, origins }, about }: ListedEvent,
  short: (id: string) => string,
): readonly string[] {
  return [short(id), `${counted(articles, 'report')}, ${counted(origins, 'origin')}`, about];
}
