// `muster doctor`: how the store, the feeds and the messages are, and what to do about it.

import type { Command } from 'commander';
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
      const store = await house.openStore('site');
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

function isTroubled(feed: Feed): boolean {
  return feed.state === 'failing' || feed.state === 'gone' || feed.fault !== undefined;
}

function inWords({ store, pending, deadLetters, feeds }: Diagnosis): string {
  const counts = Object.entries(store.counts).map(([name, count]) => `${count} ${name}`);
  return [
    `store     ${store.integrity}, ${(store.bytes / 2 ** 20).toFixed(1)} MiB: ${counts.join(', ')}`,
    ...store.complaints.map((complaint) => `          ${complaint}`),
    `messages  ${pending} waiting, ${deadLetters.length} given up`,
    ...deadLetters.map(
      ({ message, consumer, reason }) => `          ${message.subject} → ${consumer}: ${reason}`,
    ),
    ...(deadLetters.length > 0 ? ['          muster doctor --replay-dead tries them again'] : []),
    `feeds     ${feeds.all} watched, ${feeds.troubled.length} in trouble`,
    ...feeds.troubled.map(
      ({ title, url, state, fault }) => `          ${title} (${state}): ${fault ?? ''} ${url}`,
    ),
  ].join('\n');
}
