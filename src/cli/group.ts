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
  correctionsLeftOut,
  refusedCorrections,
  outcomeOf,
  outcomeWords,
  readCorrections,
  type Outcome,
} from './group/read-corrections.js';
import { keptApart } from './group/kept-apart.js';
import { readReports } from './group/read-reports.js';
import { refused, wordsOnFile } from './group/words-on-file.js';
import { rethrowAsInputFault } from './input-fault.js';

export interface GroupOptions {
  /** Hides the text, as if only headlines were known. */
  readonly titleOnly?: boolean;
  /** Prints figures on `errors` at the end. */
  readonly stats?: boolean;
  /** Refuses a file with what is no article, no UTF-8, or a date that cannot be read. */
  readonly strict?: boolean;
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
      'Reads one JSON object a line (or one array of them; - reads standard input): id, title ' +
        'and, where known, text, url, outlet, date, language. Prints “id<TAB>event” for every ' +
        'article, as events stand at the end. What is no article is left out and told, and the ' +
        'exit code is 1 then. A date that cannot be read is told, too: the day in the address ' +
        'counts instead or, without one, the article comes after all that have a date.',
    )
    .argument('<file>', 'a .jsonl file, or - for standard input')
    .option('--title-only', 'hide the texts, as if only headlines were known', false)
    .option('--stats', 'print figures on standard error, as one JSON object', false)
    .option(
      '--strict',
      'refuse a file with such a fault, or not in UTF-8, and group nothing',
      false,
    )
    .option(
      '--corrections <file>',
      'hold what an editor decided (muster events corrections); a wrong line is left out',
    )
    .option(
      '--explain <id...>',
      'one article: where it stands, and why; several: each pair; an event: what it holds',
    )
    .action(async (file: string, options: GroupOptions) => {
      const isWhole = await group(file, options, process.stdout, process.stderr).catch(
        rethrowAsInputFault,
      );
      if (!isWhole) process.exitCode = 1;
    });
}

/**
 * Prints `id<TAB>event` for every article of the file once, events as they stand at its end.
 * Answers whether all that is in the files was an article, or a correction of some.
 * @throws Fault `invalid` when a file cannot be read or lacks an article that is asked for; if
 * wanted so, when a line is no article or no correction.
 */
export async function group(
  file: string,
  options: GroupOptions,
  output: Writable,
  errors: Writable,
): Promise<boolean> {
  const read = await readReports(file, options.titleOnly === true);
  if (options.strict === true) refused(read);
  const reports = inStreamOrder(read.reports);
  const byId = new Map(reports.map((report) => [report.id, report]));
  for (const sentence of wrongInKnowledge()) errors.write(`${sentence}\n`);
  errors.write(wordsOnFile(read, reports.length - byId.size));
  const corrections =
    options.corrections === undefined
      ? undefined
      : await readCorrections(options.corrections, new Set(byId.keys()));
  if (corrections !== undefined) {
    if (options.strict === true) refusedCorrections(corrections);
    errors.write(correctionsLeftOut(corrections));
  }
  const isWhole = read.leftOut.count === 0 && (corrections?.leftOut.count ?? 0) === 0;
  const words = corrections?.words ?? [];
  const constraints = words.map(({ constraint }) => constraint);
  const run = runStream(reports, constraints);
  if (options.explain !== undefined) {
    const held = constraints.filter((_, at) => !run.engine.overruled.includes(at));
    output.write(explain(options.explain, { ...run, reports: byId, held }));
    return isWhole;
  }
  errors.write(keptApart({ ...run, reports }));
  for (const [id, event] of run.events) {
    if (!output.write(`${id}\t${event}\n`)) await once(output, 'drain');
  }
  let outcome: Outcome | undefined;
  if (corrections !== undefined) {
    const { overruled } = run.engine;
    outcome = outcomeOf(words, overruled, runStream(reports).events);
    errors.write(outcomeWords(words, overruled, outcome));
  }
  if (options.stats === true) errors.write(`${JSON.stringify({ ...figures(run), ...outcome })}\n`);
  return isWhole;
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
    explain: false,
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
