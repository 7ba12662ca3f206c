// Limits how many large bodies are in memory at once. A request waits before its body grows large.

export interface LargeBodies {
  /** A place for one request, from its first large chunk until its document is saved. */
  lease(): Lease;
}

export interface Lease {
  /** Resolves when there is room. Idempotent. */
  readonly take: () => Promise<void>;
  /** Call it in any case. Idempotent. */
  readonly release: () => void;
}

/** Of up to 15 MiB each. */
const atOnceMax = 3;

export function createLargeBodies(): LargeBodies {
  const waiting: (() => void)[] = [];
  let taken = 0;
  const free = (): void => {
    const next = waiting.shift();
    if (next === undefined) taken -= 1;
    else next();
  };
  return {
    lease: () => {
      let state: 'new' | 'waiting' | 'held' | 'released' = 'new';
      return {
        take: async () => {
          if (state !== 'new') return;
          state = 'held';
          if (taken < atOnceMax) {
            taken += 1;
            return;
          }
          state = 'waiting';
          await new Promise<void>((resolve) => waiting.push(resolve));
          // Released while it waited: the place goes on to the next.
          if ((state as string) === 'released') free();
          else state = 'held';
        },
        release: () => {
          if (state === 'held') free();
          state = 'released';
        },
      };
    },
  };
}
