// `muster doctor`: the state of the store, the feeds and the messages, with advice.

import type { Command } from 'commander';
import { asFault, type Fault } from '../domain/fault.js';
import type { Feed } from '../domain/feed.js';
import { adviceOn, placeName, roomAdvice } from '../outage.js';
import type { App, DatabasePlace } from '../app.js';
import { diagnose, needsPerson, type Diagnosis } from './diagnosis.js';
import { counted } from './plural.js';
import { printable } from './printable.js';

const howToPublish =
  'muster roundups lists them, muster roundups publish ID makes one public, ' +
  'MUSTER_PUBLISH_UNATTENDED=yes publishes without you';
const mebi = 2 ** 20;

export function addDoctor(program: Command, app: App): void {
  program
    .command('doctor')
    .summary('report what is wrong and what to do about it')
    .option('--json', 'one JSON object', false)
    .option('--replay-dead', 'handle messages that failed too often again', false)
    .action(async (options: { json: boolean; replayDead: boolean }) => {
      const { database } = app;
      const store = await app.openStore('site').catch((thrown: unknown) => {
        const fault = asFault(thrown, 'opening the data');
        // Missing data are not broken.
        if (fault.code === 'not-found') throw fault;
        return reportBroken(fault, options.json, database);
      });
      if (store === undefined) return;
      try {
        const bus = await app.openBus(store);
        if (options.replayDead) {
          console.log(`${counted(await bus.replayDead('all'), 'message')} due again.`);
        }
        const diagnosis = await diagnose(store, bus, app);
        console.log(options.json ? JSON.stringify(diagnosis) : inWords(diagnosis, database.file));
        if (needsPerson(diagnosis)) process.exitCode = 1;
      } catch (thrown) {
        reportBroken(asFault(thrown, 'reading the data'), options.json, database);
      } finally {
        await store.close();
      }
    });
}

/** For data that cannot even be opened. */
function reportBroken(
  { message, cause }: Fault,
  json: boolean,
  database: DatabasePlace,
): undefined {
  const why = cause instanceof Error && cause.message !== message ? [cause.message] : [];
  const { state, advice } = adviceOn([message, ...why], database);
  const store = {
    integrity: state,
    complaints: [message, ...why],
    file: placeName(database),
  } as const;
  if (json) console.log(JSON.stringify({ store }));
  else {
    const lines = [...store.complaints, `The data are at ${placeName(database)}`, advice];
    console.log([`store     ${state}`, ...indented(lines)].join('\n'));
  }
  process.exitCode = 1;
}

function inWords(diagnosis: Diagnosis, file: string): string {
  const { store, pending, deadLetters, feeds, drafts, meaning, knowledge, clock } = diagnosis;
  const counts = Object.entries(store.counts).map(([name, count]) => `${count} ${name}`);
  return [
    `store     ${store.integrity}, ${(store.bytes / mebi).toFixed(1)} MiB: ${counts.join(', ')}`,
    ...indented(store.complaints),
    ...(store.integrity === 'ok' ? [] : indented(['muster restore FILE replaces it by a backup'])),
    ...diskWords(diagnosis, file),
    ...(clock.length === 0 ? [] : ['clock     times in the future', ...indented(clock)]),
    ...unreadWords(diagnosis),
    `messages  ${pending} waiting, ${deadLetters.length} given up`,
    ...indented(
      deadLetters.map(({ message, consumer, reason }) =>
        printable(`${message.subject} → ${consumer}: ${reason}`),
      ),
    ),
    ...(deadLetters.length > 0 ? indented(['muster doctor --replay-dead tries them again']) : []),
    `feeds     ${feeds.all} watched, ${feeds.troubled.length} to look at`,
    ...indented(feeds.troubled.flatMap(troubleOf)),
    ...(meaning === undefined ? [] : [`meaning   ${meaning.model}: ${meaning.fault ?? 'answers'}`]),
    ...(knowledge.length > 0 ? [`knowledge ${counted(knowledge.length, 'line')} left out`] : []),
    ...indented(knowledge),
    ...(drafts > 0 ? [`drafts    ${drafts} waiting for you: ${howToPublish}`] : []),
  ].join('\n');
}

function diskWords({ disk }: Diagnosis, file: string): readonly string[] {
  if (!disk.isFull) return [];
  const free = `${(disk.freeBytes / mebi).toFixed(1)} MiB free`;
  return [`disk      full: ${free}`, ...indented([roomAdvice(file)])];
}

function unreadWords({ unreadDocuments: count }: Diagnosis): readonly string[] {
  if (count === 0) return [];
  return [
    `documents ${counted(count, 'document')} fetched, but never read: their news may be missing`,
    ...indented(['muster feeds resume ADDRESS reads a feed again at once']),
  ];
}

function troubleOf({ title, url, state, fault, warnings = [] }: Feed): readonly string[] {
  const faults = fault === undefined ? [] : [`  ${fault}`];
  const lines = [`${title} (${state}) ${url}`, ...faults, ...warnings.map((one) => `  ${one}`)];
  return lines.map(printable);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `          ${line}`);
}
