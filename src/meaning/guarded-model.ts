// A model made harmless: asked in batches, for a bounded time, and left alone for a while after it
// failed, so that an outage costs grouping one wait and the log one line.

import type { Clock } from '../domain/clock.js';
import { asFault } from '../domain/fault.js';
import type { Log } from '../domain/log.js';
import type { Meaning, Model } from './model.js';
import { pooled } from './pooled.js';

export interface GuardOptions {
  readonly clock: Clock;
  readonly log?: Pick<Log, 'info' | 'error'>;
  /** Texts asked for at once. */
  readonly batch: number;
  /** For all that one call asks. */
  readonly timeoutMs: number;
}

/** A model that failed is not asked again before this. */
const restMs = 60_000;
/** What a model is given of one text: the lead tells the event. */
const textLengthMax = 2_000;

export function createGuardedModel(model: Model, patience: GuardOptions): Meaning {
  const { clock, log, batch, timeoutMs } = patience;
  let restsUntil = -Infinity;
  let failing = false;
  let dimensions: number | undefined;

  function failed(thrown: unknown): void {
    restsUntil = clock() + restMs;
    if (failing) return;
    failing = true;
    const fault = asFault(thrown, `asking the model ${model.name}`);
    log?.error(
      { model: model.name, fault },
      'The model does not answer; grouping goes on without.',
    );
  }

  function answered(): void {
    restsUntil = -Infinity;
    if (failing) log?.info({ model: model.name }, 'The model answers again.');
    failing = false;
  }

  /** A model does not change its length while we run: vectors of another cannot be compared. */
  function fitting(vector: Float32Array): Float32Array | undefined {
    dimensions ??= vector.length;
    return vector.length === dimensions ? pooled(vector) : undefined;
  }

  return {
    name: model.name,
    async vectorsOf(texts) {
      const found: (Float32Array | undefined)[] = texts.map(() => undefined);
      if (texts.length === 0 || clock() < restsUntil) return found;
      const deadline = startDeadline(timeoutMs);
      try {
        for (let at = 0; at < texts.length; at += batch) {
          const some = texts.slice(at, at + batch).map((text) => text.slice(0, textLengthMax));
          const vectors = await Promise.race([model.embed(some, deadline.signal), deadline.over]);
          vectors.forEach((vector, i) => (found[at + i] = fitting(vector)));
        }
        answered();
      } catch (thrown) {
        failed(thrown);
      } finally {
        deadline.stop();
      }
      return found;
    },
    close: () => model.close(),
  };
}

function startDeadline(timeoutMs: number) {
  const control = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      control.abort();
      reject(new Error(`No answer within ${timeoutMs} ms.`));
    }, timeoutMs);
  });
  return { signal: control.signal, over, stop: () => clearTimeout(timer) };
}
