// `muster group FILE.jsonl`: groups a file of articles as they would have streamed in.

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { once } from 'node:events';
import type { Command } from 'commander';
import { Fault } from '../domain/fault.js';
import { unreadable } from './unreadable.js';
import {
  createEngine,
  dayOfAddress,
  groupStream,
  inStreamOrder,
  shipped,
  type Report,
} from '../group/group.js';

export interface GroupOptions {
  /** Hides the text, as if only headlines were known. */
  readonly titleOnly?: boolean;
  /** Prints figures on `errors` at the end. */
  readonly stats?: boolean;
}

const dayMs = 86_400_000;
const windowMs = 7 * dayMs;

export function addGroup(program: Command): void {
  program
    .command('group')
    .summary('group a file of articles as they would have streamed in')
    .description(
      'Reads one JSON object a line: id, title and, where known, text, url, outlet, date, ' +
        'language. Prints “id<TAB>event” for every line, as events stand at its end.',
    )
    .argument('<file>', 'a .jsonl file')
    .option('--title-only', 'hide the texts, as if only headlines were known', false)
    .option('--stats', 'print figures on standard error, as one JSON object', false)
    .action(async (file: string, options: GroupOptions) => {
      await group(file, options, process.stdout, process.stderr).catch(unreadable);
    });
}

/**
 * Prints `id<TAB>event` for every line of the file once, events as they stand at its end.
 * @throws Fault `invalid` when the file cannot be read or has a line that is no article.
 */
export async function group(
  file: string,
  options: GroupOptions,
  output: Writable,
  errors: Writable,
): Promise<void> {
  const reports = inStreamOrder(await readReports(file, options.titleOnly === true));
  const started = performance.now();
  const events = groupAll(reports);
  const seconds = (performance.now() - started) / 1_000;
  for (const [id, event] of events) {
    if (!output.write(`${id}\t${event}\n`)) await once(output, 'drain');
  }
  if (options.stats !== true) return;
  const stats = {
    articles: reports.length,
    events: new Set(events.values()).size,
    seconds: Number(seconds.toFixed(3)),
    articlesPerSecond: Math.round(reports.length / Math.max(seconds, 1e-6)),
    peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1_024),
  };
  errors.write(`${JSON.stringify(stats)}\n`);
}

function groupAll(reports: readonly Report[]): ReadonlyMap<string, string> {
  let events = 0;
  return groupStream(
    reports,
    createEngine({ ...shipped(), newId: () => `e${++events}`, windowMs, tellsReasons: false }),
  );
}

async function readReports(file: string, titleOnly: boolean): Promise<readonly Report[]> {
  const input = createReadStream(file, 'utf8');
  const reports: Report[] = [];
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      if (line.trim() !== '') reports.push(readReport(line, reports.length + 1, titleOnly));
    }
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault('invalid', `${file} cannot be read.`, thrown);
  }
  return reports;
}

function readReport(line: string, number: number, titleOnly: boolean): Report {
  let row: Record<string, unknown>;
  try {
    row = JSON.parse(line) as Record<string, unknown>;
  } catch (cause) {
    throw new Fault('invalid', `Line ${number} is not JSON.`, cause);
  }
  const words = (name: string): string => (typeof row[name] === 'string' ? row[name] : '');
  const id = row['id'];
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw new Fault('invalid', `Line ${number} has no id.`);
  }
  const time = timeOf(words('date'), words('url'));
  return {
    id: String(id),
    headline: words('title'),
    text: titleOnly ? '' : words('text'),
    ...(time === undefined ? {} : { time }),
    ...(words('outlet') === '' ? {} : { outlet: words('outlet') }),
    ...(words('language') === '' ? {} : { language: words('language').slice(0, 2) }),
  };
}

function timeOf(date: string, url: string): number | undefined {
  const time = Date.parse(date);
  if (!Number.isNaN(time)) return time;
  const day = dayOfAddress(url);
  return day === undefined ? undefined : (day + 0.5) * dayMs;
}
