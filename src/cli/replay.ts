// `muster replay DIR`: archived snapshots through the whole way, the clock following their times.

import type { Command } from 'commander';
import type { House, ReplayReport } from '../house.js';
import { numberOption } from './options.js';
import { openProgress } from './progress.js';
import { counted } from './plural.js';
import { unreadable } from './unreadable.js';

export function addReplay(program: Command, house: House): void {
  program
    .command('replay')
    .summary('stream archived feed snapshots through the whole way')
    .description(
      'Takes DIR/<feed>/<time>.xml in the order of the times, as if each had just been fetched. ' +
        'What an earlier replay brought is not added twice.',
    )
    .argument('<dir>', 'folder of snapshots, one folder a feed')
    .option('--speed <factor>', 'archive seconds in one real second', numberOption(0.001, 1e9))
    .option('--json', 'end with one JSON object', false)
    .action(async (folder: string, options: { speed?: number; json: boolean }) => {
      const progress = openProgress('replay', 1);
      const onProgress = (done: number, all: number): void => progress.at(done, all);
      try {
        const { speed } = options;
        const wishes = speed === undefined ? { onProgress } : { onProgress, speed };
        const report = await house.replay(folder, wishes).catch(unreadable);
        progress.end();
        console.log(options.json ? JSON.stringify(report) : inWords(report));
      } finally {
        progress.end();
      }
    });
}

function inWords(report: ReplayReport): string {
  const { snapshots, entries, added, versions, events, roundups, seconds, peakMemoryMiB } = report;
  return [
    `${counted(snapshots, 'snapshot')} with ${entries} distinct entries in ${seconds.toFixed(1)} s`,
    `${counted(added, 'article')} added, ${versions} reworded`,
    `${counted(events, 'event')}, ${counted(roundups, 'roundup')}`,
    ...passedOverWords(report),
    `${Math.round(snapshots / Math.max(seconds, 0.001))} snapshots/s, ${peakMemoryMiB} MiB at most`,
  ].join('\n');
}

function passedOverWords({ passedOver: { files, first } }: ReplayReport): readonly string[] {
  if (files === 0) return [];
  const names = [...first, ...(files > first.length ? ['…'] : [])].join(', ');
  return [`${counted(files, 'file')} passed over, not named <feed>/<time>.xml: ${names}`];
}
