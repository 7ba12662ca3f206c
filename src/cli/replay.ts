// `muster replay DIR`: streams archived snapshots through the whole pipeline.

import type { Command } from 'commander';
import type { App, ReplayReport } from '../app.js';
import { present } from '../domain/present.js';
import { numberOption } from './options.js';
import { openProgress } from './progress.js';
import { counted } from './plural.js';
import { rethrowAsInputFault } from './input-fault.js';

export function addReplay(program: Command, app: App): void {
  program
    .command('replay')
    .summary('stream archived feed snapshots through the whole pipeline')
    .description(
      'Takes DIR/<feed>/<time>.xml in the order of the times, as if each had just been fetched. ' +
        'Articles of an earlier replay are not added twice.',
    )
    .argument('<dir>', 'folder of snapshots, one folder a feed')
    .option('--speed <factor>', 'archive seconds in one real second', numberOption(0.001, 1e9))
    .option('--json', 'end with one JSON object', false)
    .action(async (folder: string, { speed, json }: { speed?: number; json: boolean }) => {
      const progress = openProgress('replay', 1);
      const onProgress = (done: number, all: number): void => progress.at(done, all);
      try {
        const replayOptions = { onProgress, ...present({ speed }) };
        const report = await app.replay(folder, replayOptions).catch(rethrowAsInputFault);
        progress.end();
        console.log(json ? JSON.stringify(report) : inWords(report));
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
    ...ignoredFilesInWords(report),
    `${Math.round(snapshots / Math.max(seconds, 0.001))} snapshots/s, ${peakMemoryMiB} MiB at most`,
  ].join('\n');
}

function ignoredFilesInWords({ passedOver: { files, first } }: ReplayReport): readonly string[] {
  if (files === 0) return [];
  const names = [...first, ...(files > first.length ? ['…'] : [])].join(', ');
  return [`${counted(files, 'file')} ignored, not named <feed>/<time>.xml: ${names}`];
}
