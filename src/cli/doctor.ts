// `muster doctor`: how the store, the feeds and the messages are, and what to do about it.

import type { Command } from 'commander';
import type { Bus } from '../bus/bus.js';
import { asFault, type Fault } from '../domain/fault.js';
import type { DeadLetter } from '../domain/message.js';
import type { Feed } from '../domain/feed.js';
import { wrongInKnowledge } from '../group/group.js';
import { adviceOn, placeName } from '../outage.js';
import type { Store, StoreHealth } from '../store/store.js';
import type { App, DatabasePlace } from '../app.js';
import { futureTimes } from './future-times.js';
import { counted } from './plural.js';

interface Diagnosis {
  readonly store: StoreHealth;
  readonly pending: number;
  readonly deadLetters: readonly DeadLetter[];
  readonly feeds: { readonly all: number; readonly troubled: readonly Feed[] };
  /** Times that a clock ahead has stored, in words. */
  readonly future: readonly string[];
  /** Drafts that wait for an editor; none do where drafts are published unattended. */
  readonly drafts: number;
  /** How the model of meaning does; absent without one. */
  readonly meaning?: { readonly model: string; readonly fault?: string };
  /** Lines of knowledge/ that are left out, and why. */
  readonly knowledge: readonly string[];
}

const deadShownMax = 50;
const howToPublish =
  'muster roundups lists them, muster roundups publish ID makes one public, ' +
  'MUSTER_PUBLISH_UNATTENDED=yes publishes without you';

export function addDoctor(program: Command, app: App): void {
  program
    .command('doctor')
    .summary('tell what is wrong and what to do about it')
    .option('--json', 'one JSON object', false)
    .option('--replay-dead', 'put messages that failed too often back on their way', false)
    .action(async (options: { json: boolean; replayDead: boolean }) => {
      const { database } = app;
      const store = await app.openStore('site').catch((thrown: unknown) => {
        const fault = asFault(thrown, 'opening the data');
        // Nothing is broken where nothing is.
        if (fault.code === 'not-found') throw fault;
        return tellBroken(fault, options.json, database);
      });
      if (store === undefined) return;
      try {
        const bus = await app.openBus(store);
        if (options.replayDead) {
          console.log(`${counted(await bus.replayDead('all'), 'message')} put back.`);
        }
        const diagnosis = await diagnose(store, bus, app);
        console.log(options.json ? JSON.stringify(diagnosis) : inWords(diagnosis));
        if (needsPerson(diagnosis)) process.exitCode = 1;
      } catch (thrown) {
        tellBroken(asFault(thrown, 'looking through the data'), options.json, database);
      } finally {
        await store.close();
      }
    });
}

async function diagnose(store: Store, bus: Bus, app: App): Promise<Diagnosis> {
  const { publishUnattended } = app.config;
  const feeds = await store.feeds.list();
  return {
    store: await store.health(),
    pending: await store.outbox.pending(),
    deadLetters: await bus.deadLetters(deadShownMax),
    feeds: { all: feeds.length, troubled: feeds.filter(isTroubled) },
    future: futureTimes(feeds, await store.articles.seenAtOfNewest(1), app.clock()),
    drafts: publishUnattended ? 0 : await store.roundups.count({ state: 'draft' }),
    ...(await meaningOf(app)),
    knowledge: wrongInKnowledge(),
  };
}

/** Asks the model for one vector: grouping goes on without it, so nobody else would say. */
async function meaningOf(app: App): Promise<Pick<Diagnosis, 'meaning'>> {
  let model;
  try {
    model = await app.openModel();
    if (model === undefined) return {};
    await model.embed(['muster'], AbortSignal.timeout(app.config.meaningTimeoutMs));
    return { meaning: { model: model.name } };
  } catch (thrown) {
    const { message } = asFault(thrown, 'asking the model');
    return { meaning: { model: model?.name ?? 'of meaning', fault: message } };
  } finally {
    await model?.close();
  }
}

/** One feed that fails now and then is news to nobody; when most do, the fault may be ours. */
function needsPerson({ store, deadLetters, feeds, future }: Diagnosis): boolean {
  const failing = feeds.troubled.filter(({ state }) => state === 'failing').length;
  const isGone = feeds.troubled.some(({ state }) => state === 'gone');
  if (future.length > 0) return true;
  return store.integrity !== 'ok' || deadLetters.length > 0 || isGone || failing * 2 > feeds.all;
}

/** The data cannot even be opened: that is the diagnosis. */
function tellBroken({ message, cause }: Fault, json: boolean, database: DatabasePlace): undefined {
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

function isTroubled(feed: Feed): boolean {
  const { state, fault, warnings = [] } = feed;
  return state === 'failing' || state === 'gone' || fault !== undefined || warnings.length > 0;
}

function inWords(diagnosis: Diagnosis): string {
  const { store, pending, deadLetters, feeds, drafts, meaning, knowledge } = diagnosis;
  const counts = Object.entries(store.counts).map(([name, count]) => `${count} ${name}`);
  return [
    `store     ${store.integrity}, ${(store.bytes / 2 ** 20).toFixed(1)} MiB: ${counts.join(', ')}`,
    ...indented(store.complaints),
    ...(store.integrity === 'ok'
      ? []
      : ['          muster restore FILE puts a backup in its place']),
    `messages  ${pending} waiting, ${deadLetters.length} given up`,
    ...deadLetters.map(
      ({ message, consumer, reason }) => `          ${message.subject} → ${consumer}: ${reason}`,
    ),
    ...(deadLetters.length > 0 ? ['          muster doctor --replay-dead tries them again'] : []),
    `feeds     ${feeds.all} watched, ${feeds.troubled.length} to look at`,
    ...indented(feeds.troubled.flatMap(troubleOf)),
    ...(meaning === undefined ? [] : [`meaning   ${meaning.model}: ${meaning.fault ?? 'answers'}`]),
    ...(diagnosis.future.length > 0 ? ['clock     times in the future'] : []),
    ...indented(diagnosis.future),
    ...(knowledge.length > 0 ? [`knowledge ${counted(knowledge.length, 'line')} left out`] : []),
    ...indented(knowledge),
    ...(drafts > 0 ? [`drafts    ${drafts} waiting for you: ${howToPublish}`] : []),
  ].join('\n');
}

function troubleOf({ title, url, state, fault, warnings = [] }: Feed): readonly string[] {
  const said = fault === undefined ? [] : [`  ${fault}`];
  return [`${title} (${state}) ${url}`, ...said, ...warnings.map((warning) => `  ${warning}`)];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `          ${line}`);
}
