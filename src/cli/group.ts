// `muster group FILE`: groups a file of articles as they would have streamed in, holds an editor's
// corrections against it, and says why an article stands where it stands.

import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Command } from 'commander';
import type { Constraint } from '../domain/correction.js';
import { dayMs } from '../domain/time.js';
import {
  createEngine,
  groupStream,
  inStreamOrder,
  shipped,
  wrongInKnowledge,
  type Engine,
  type Report,
} from '../group/group.js';
import { explain } from './group/explain.js';
import {
  outcomeOf,
  outcomeWords,
  readCorrections,
  type Outcome,
} from './group/read-corrections.js';
import { readReports } from './group/read-reports.js';
import { counted } from './plural.js';
import { unreadable } from './unreadable.js';

export interface GroupOptions {
  /** Hides the text, as if only headlines were known. */
  readonly titleOnly?: boolean;
  /** Prints figures on `errors` at the end. */
  readonly stats?: boolean;
  /** A file of what an editor decided. */
  readonly corrections?: string;
  /** Prints why an article stands where it stands, how two go together, or what an event holds. */
  readonly explain?: readonly string[];
}

const windowMs = 7 * dayMs;

export function addGroup(program: Command): void {
  program
    .command('group')
    .summary('group a file of articles as they would have streamed in')
    .description(
      'Reads one JSON object a line (or one array of them): id, title and, where known, text, ' +
        'url, outlet, date, language. Prints “id<TAB>event” for every line, as events stand at ' +
        'its end.',
    )
    .argument('<file>', 'a .jsonl file')
    .option('--title-only', 'hide the texts, as if only headlines were known', false)
    .option('--stats', 'print figures on standard error, as one JSON object', false)
    .option('--corrections <file>', 'hold what an editor decided (muster events corrections)')
    .option(
      '--explain <id...>',
      'tell in words why an article, or a pair, stands as it does, or what an event holds',
    )
    .action(async (file: string, options: GroupOptions) => {
      await group(file, options, process.stdout, process.stderr).catch(unreadable);
    });
}

/**
 * Prints `id<TAB>event` for every line of the file once, events as they stand at its end.
 * @throws Fault `invalid` when a file cannot be read, has a line that is no article or no
 * correction, or lacks an article that is asked for.
 */
export async function group(
  file: string,
  options: GroupOptions,
  output: Writable,
  errors: Writable,
): Promise<void> {
  const reports = inStreamOrder(await readReports(file, options.titleOnly === true));
  const byId = new Map(reports.map((report) => [report.id, report]));
  for (const sentence of wrongInKnowledge()) errors.write(`${sentence}\n`);
  errors.write(oddWords(reports, reports.length - byId.size));
  const words =
    options.corrections === undefined
      ? []
      : await readCorrections(options.corrections, new Set(byId.keys()));
  const constraints = words.map(({ constraint }) => constraint);
  const run = runStream(reports, constraints);
  if (options.explain !== undefined) {
    const held = constraints.filter((_, at) => !run.engine.overruled.includes(at));
    output.write(explain(options.explain, { ...run, reports: byId, held }));
    return;
  }
  for (const [id, event] of run.events) {
    if (!output.write(`${id}\t${event}\n`)) await once(output, 'drain');
  }
  let outcome: Outcome | undefined;
  if (options.corrections !== undefined) {
    const { overruled } = run.engine;
    outcome = outcomeOf(words, overruled, runStream(reports).events);
    errors.write(outcomeWords(words, overruled, outcome));
  }
  if (options.stats === true) errors.write(`${JSON.stringify({ ...figures(run), ...outcome })}\n`);
}

/** What a file holds that is likely a slip, a line each. */
function oddWords(reports: readonly Report[], doubles: number): string {
  if (reports.length === 0) return 'There is no article in the file.\n';
  const wordless = reports.filter(({ headline, text }) => headline === '' && text === '').length;
  const odd = [
    [doubles, 'the id of another; of each id the last in time counts.'],
    [wordless, 'neither title nor text; nothing can stand with them.'],
  ] as const;
  return odd
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${counted(count, 'article has', 'articles have')} ${what}\n`)
    .join('');
}

interface Run {
  readonly events: ReadonlyMap<string, string>;
  readonly engine: Engine;
  readonly articles: number;
  readonly seconds: number;
}

/** With an editor's word nothing is forgotten: it binds however far its articles lie apart. */
function runStream(reports: readonly Report[], constraints: readonly Constraint[] = []): Run {
  let count = 0;
  const engine = createEngine({
    ...shipped(),
    newId: () => `e${++count}`,
    windowMs,
    tellsReasons: false,
    ...(constraints.length === 0 ? {} : { constraints, reportsMin: reports.length + 1 }),
  });
  const started = performance.now();
  const events = groupStream(reports, engine);
  const seconds = (performance.now() - started) / 1_000;
  return { events, engine, articles: reports.length, seconds };
}

function figures({ events, articles, seconds }: Run) {
  return {
    articles,
    events: new Set(events.values()).size,
    seconds: Number(seconds.toFixed(3)),
    articlesPerSecond: Math.round(articles / Math.max(seconds, 1e-6)),
    peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1_024),
  };
}
