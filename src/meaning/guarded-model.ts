// Guards a model: calls it in batches and with a timeout, and pauses for a minute after a failure,
// so that an outage costs grouping one wait and the log one line.

import type { Clock } from '../domain/clock.js';
import { asFault } from '../domain/fault.js';
import type { Log } from '../domain/log.js';
import type { Meaning, Model } from './model.js';

export interface GuardOptions {
  readonly clock: Clock;
  readonly log?: Pick<Log, 'info' | 'error'>;
  /** Texts in one call of the model. */
  readonly batch: number;
  /** For one call of `vectorsOf`, whatever the number of its texts. */
  readonly timeoutMs: number;
}

/** How long a model is not called after it failed. */
const pauseMs = 60_000;
/** Characters of a text that a model is given: the lead says what happened. */
const textLengthMax = 2_000;

/** Makes a model safe to use in grouping. Closes the model when it is closed. */
export function createGuardedModel(model: Model, patience: GuardOptions): Meaning {
  const { clock, log, batch, timeoutMs } = patience;
  let pausedUntil = -Infinity;
  let failing = false;
  let dimensions: number | undefined;

  function failed(thrown: unknown): void {
    pausedUntil = clock() + pauseMs;
    if (failing) return;
    failing = true;
    const fault = asFault(thrown, `calling the model ${model.name}`);
    log?.error(
      { model: model.name, fault },
      'The model does not answer. Grouping continues without it.',
    );
  }

  function answered(): void {
    pausedUntil = -Infinity;
    if (failing) log?.info({ model: model.name }, 'The model answers again.');
    failing = false;
  }

  /** The vector at length 1; undefined if its number of dimensions differs from the first one's. */
  function comparable(vector: Float32Array): Float32Array | undefined {
    dimensions ??= vector.length;
    return vector.length === dimensions ? unitVector(vector) : undefined;
  }

  return {
    name: model.name,
    async vectorsOf(texts) {
      const found: (Float32Array | undefined)[] = texts.map(() => undefined);
      if (texts.length === 0 || clock() < pausedUntil) return found;
      const deadline = startDeadline(timeoutMs);
      try {
        for (let at = 0; at < texts.length; at += batch) {
          const some = texts.slice(at, at + batch).map((text) => text.slice(0, textLengthMax));
          const vectors = await Promise.race([model.embed(some, deadline.signal), deadline.over]);
          vectors.forEach((vector, i) => (found[at + i] = comparable(vector)));
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

/** A copy of length 1; undefined for a vector of zeros or with a value that is not finite. */
function unitVector(vector: ArrayLike<number>): Float32Array | undefined {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) {
    const value = vector[i] as number;
    squares += value * value;
  }
  if (!Number.isFinite(squares) || squares === 0) return undefined;
  const length = Math.sqrt(squares);
  return Float32Array.from(vector, (value) => value / length);
}
