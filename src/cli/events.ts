// `muster events …`: what was grouped, published or not, and why each report stands where it does.

import type { Command } from 'commander';
import type { Event } from '../domain/event.js';
import type { House } from '../house.js';
import type { Store } from '../store/store.js';
import { addCorrections } from './corrections.js';
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

export function addEvents(program: Command, house: House): void {
  const events = program.command('events').summary('see what was grouped, and why');
  events
    .command('list', { isDefault: true })
    .summary('list the events, last changed first')
    .option('--origins <count>', 'told by so many outlets at least', numberOption(1, 100_000), 1)
    .option('--limit <count>', 'so many at most', numberOption(1, 100_000), listedDefault)
    .option('--json', 'one JSON object a line', false)
    .action((options: Listing) => withStore(house, 'site', (store) => list(store, options)));
  events
    .command('why')
    .summary('tell why each report of an event stands there')
    .argument('<id>', 'of the event, or of its roundup')
    .option('--json', 'one JSON object a line', false)
    .action((id: string, { json }: { json: boolean }) =>
      withStore(house, 'site', async (store) => {
        for await (const line of why(store, id, json)) console.log(line);
      }),
    );
  addCorrections(events, house);
}

async function list(store: Store, { origins, limit, json }: Listing): Promise<void> {
  const found = await store.events.list({ originsMin: origins, limit });
  const told: Told[] = [];
  for (const event of found) told.push({ event, about: await aboutOf(store, event.id) });
  if (json) for (const { event, about } of told) console.log(JSON.stringify({ ...event, about }));
  else if (told.length === 0) console.log('No events yet.');
  else {
    console.log(table(['id', 'counts', 'about'], told.map(rowOf)));
    if (told.length === limit) console.log(`The ${limit} last changed; --limit shows more.`);
  }
}

interface Told {
  readonly event: Event;
  readonly about: string;
}

function rowOf({ event: { id, articles, origins }, about }: Told): readonly string[] {
  return [id, `${counted(articles, 'report')}, ${counted(origins, 'origin')}`, about];
}
