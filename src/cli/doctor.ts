// `muster doctor`: how the store, the feeds and the messages are, and what to do about it.

import type { Command } from 'commander';
import { asFault, type Fault } from '../domain/fault.js';
import type { DeadLetter } from '../domain/message.js';
import type { Feed } from '../domain/feed.js';
import type { StoreHealth } from '../store/store.js';
import type { House } from './house.js';

interface Diagnosis {
  readonly store: StoreHealth;
  readonly pending: number;
  readonly deadLetters: readonly DeadLetter[];
  readonly feeds: { readonly all: number; readonly troubled: readonly Feed[] };
}

const deadShownMax = 50;

export function addDoctor(program: Command, house: House): void {
  program
    .command('doctor')
    .summary('tell what is wrong and what to do about it')
    .option('--json', 'one JSON object', false)
    .option('--replay-dead', 'put messages that failed too often back on their way', false)
    .action(async (options: { json: boolean; replayDead: boolean }) => {
      const store = await house.openStore('site').catch((thrown: unknown) => {
        return tellBroken(asFault(thrown, 'opening the data'), options.json);
      });
      if (store === undefined) return;
      try {
        const bus = house.openBus(store);
        if (options.replayDead) console.log(`${await bus.replayDead('all')} messages put back.`);
        const feeds = await store.feeds.list();
        const diagnosis: Diagnosis = {
          store: await store.health(),
          pending: await store.outbox.pending(),
          deadLetters: await bus.deadLetters(deadShownMax),
          feeds: { all: feeds.length, troubled: feeds.filter(isTroubled) },
        };
        console.log(options.json ? JSON.stringify(diagnosis) : inWords(diagnosis));
        if (diagnosis.store.integrity !== 'ok' || diagnosis.deadLetters.length > 0) {
          process.exitCode = 1;
        }
      } finally {
        await store.close();
      }
    });
}

/** The data cannot even be opened: that is the diagnosis. */
function tellBroken({ message, cause }: Fault, json: boolean): undefined {
  const why = cause instanceof Error && cause.message !== message ? [cause.message] : [];
  const store = { integrity: 'broken', complaints: [message, ...why] } as const;
  if (json) console.log(JSON.stringify({ store }));
  else console.log(['store     broken', ...indented(store.complaints)].join('\n'));
  process.exitCode = 1;
}

function isTroubled(feed: Feed): boolean {
  const { state, fault, warnings = [] } = feed;
  return state === 'failing' || state === 'gone' || fault !== undefined || warnings.length > 0;
}

function inWords({ store, pending, deadLetters, feeds }: Diagnosis): string {
  const counts = Object.entries(store.counts).map(([name, count]) => `${count} ${name}`);
  return [
    `store     ${store.integrity}, ${(store.bytes / 2 ** 20).toFixed(1)} MiB: ${counts.join(', ')}`,
    ...indented(store.complaints),
    `messages  ${pending} waiting, ${deadLetters.length} given up`,
    ...deadLetters.map(
      ({ message, consumer, reason }) => `          ${message.subject} → ${consumer}: ${reason}`,
    ),
    ...(deadLetters.length > 0 ? ['          muster doctor --replay-dead tries them again'] : []),
    `feeds     ${feeds.all} watched, ${feeds.troubled.length} to look at`,
    ...indented(feeds.troubled.flatMap(troubleOf)),
  ].join('\n');
}

function troubleOf({ title, url, state, fault, warnings = [] }: Feed): readonly string[] {
  const said = fault === undefined ? [] : [`  ${fault}`];
  return [`${title} (${state}) ${url}`, ...said, ...warnings.map((warning) => `  ${warning}`)];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `          ${line}`);
}
