// `muster serve` and `muster watch`: the long-running verbs.

import { styleText } from 'node:util';
import type { Command } from 'commander';
import type { DataFolder, App, Running, Serving } from '../app.js';
import { numberOption } from './options.js';
import { counted } from './plural.js';
import { whenOrphaned } from './orphan.js';

/** Often enough for a visitor to see something happen. */
const reportEverySecondsDefault = 30;

export function addServe(program: Command, app: App): void {
  program
    .command('serve')
    .summary('watch the feeds and host the site, in one process')
    .option('--demo', 'play the demo newsroom even when feeds are watched', false)
    .option('--fresh', 'start the demo newsroom from its beginning', false)
    .option(
      '--pace <seconds>',
      'pause between two new demo reports; 0: all at once',
      numberOption(0, 86_400),
      reportEverySecondsDefault,
    )
    .action(async ({ demo, fresh, pace }: { demo: boolean; fresh: boolean; pace: number }) => {
      const orphaned = new Promise<void>(whenOrphaned);
      const started = performance.now();
      const serving = await app.serve({ demo, fresh, reportEverySeconds: pace });
      // Before the greeting, because a script may end muster as soon as it has read it.
      const stopped = untilStopped(serving, orphaned);
      greet(serving, app.config.publishUnattended);
      void serving.caughtUp.then((roundups) => {
        console.log(`  The demo has caught up: ${counted(roundups, 'roundup')}.`);
      });
      void serving.firstRoundup.then((count) => announce(count, performance.now() - started));
      await stopped;
    });
  program
    .command('watch')
    .summary('watch the feeds without hosting the site')
    .action(async () => {
      const orphaned = new Promise<void>(whenOrphaned);
      const running = await app.watch();
      const stopped = untilStopped(running, orphaned);
      console.log('Watching. Ctrl-C ends it.');
      console.log(dataWords(running.data));
      await stopped;
    });
}

function greet(
  { url, ownerLink, feeds, drafts, isDemo, data }: Serving,
  unattended: boolean,
): void {
  console.log('');
  console.log(`  ${styleText('bold', 'muster')} is on at ${styleText('underline', url)}`);
  console.log('');
  console.log(ownerLink === undefined ? `  The desk: ${url}/desk` : ownerWords(ownerLink, isDemo));
  if (isDemo) {
    console.log('  This is the demo newsroom: every outlet, place and event in it is invented.');
    console.log('  To watch real feeds, stop it (Ctrl-C) and run one of');
    console.log(
      '    npx muster feeds add https://an-outlet.example   a site, a feed, or an OPML file',
    );
    console.log('    npx muster feeds add world                       a list of real feeds');
    console.log('  and then start muster again.');
  } else {
    console.log(`  Watching ${counted(feeds, 'feed')}. muster doctor shows their states.`);
    for (const line of unattended ? unattendedWords : attendedWords(drafts)) console.log(line);
  }
  console.log(`  ${dataWords(data)}`);
  console.log('  Ctrl-C ends it.');
  console.log('');
}

function ownerWords(link: string, isDemo: boolean): string {
  const use = isDemo ? 'opens the desk, where you edit and publish' : 'makes the owner’s account';
  return `  This link ${use}; it works once:\n    ${link}`;
}

function dataWords({ folder, isNew }: DataFolder): string {
  return isNew ? `Data: ${folder}, a new folder (MUSTER_DATA).` : `Data: ${folder}`;
}

const unattendedWords = ['  Roundups with enough origins are published without you.'];

function attendedWords(drafts: number): readonly string[] {
  const wait = drafts === 1 ? 'draft waits' : 'drafts wait';
  return [
    `  ${drafts} ${wait} for you: npx muster roundups lists, npx muster roundups publish ID`,
    '  makes one public. MUSTER_PUBLISH_UNATTENDED=yes publishes without you.',
  ];
}

function announce(count: number, tookMs: number): void {
  const roundups = count === 1 ? 'One roundup is' : `${count} roundups are`;
  console.log(`  ${roundups} published (${(tookMs / 1000).toFixed(1)} s after the start).`);
}

/** Waits for Ctrl-C, a polite kill, or the end of what runs; then stops it. */
async function untilStopped(running: Running, orphaned: Promise<void>): Promise<void> {
  const asked = new Promise<undefined>((resolve) => {
    for (const signal of endSignals) process.once(signal, () => resolve(undefined));
    void orphaned.then(() => resolve(undefined));
  });
  const failure = await Promise.race([asked, running.failed]);
  if (failure === undefined) console.log('\n  Stopping …');
  insistAfter(insistMs);
  await running.stop().catch((thrown: unknown) => {
    if (failure === undefined) throw thrown;
  });
  if (failure !== undefined) throw failure;
}

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm repeats the signal that the terminal sent: a second signal this soon is the same one. */
const insistMs = 1_000;

/** A second signal ends muster without waiting. */
function insistAfter(delayMs: number): void {
  const since = performance.now();
  for (const signal of endSignals) {
    process.on(signal, () => {
      if (performance.now() - since > delayMs) process.exit(130);
    });
  }
}
