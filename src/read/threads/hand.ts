// One worker thread: one task at a time, killed when it overruns its deadline.

import { Worker } from 'node:worker_threads';
import type { FromWorker, Task, ThreadAnswer, ToWorker } from './task.js';

/** Longest a worker may take to start and load its task. */
const startMsMax = 30_000;

export interface Hand {
  run(task: Task<never, unknown>, input: unknown): Promise<ThreadAnswer<unknown>>;
  /** Killed, crashed or ended: it takes no more tasks. */
  isDead(): boolean;
  end(): Promise<void>;
}

export function startWorker(file: URL, memoryMiBMax: number): Hand {
  const worker = openWorker(file, memoryMiBMax);
  let dead = false;
  worker.unref();
  worker.on('exit', () => {
    dead = true;
  });
  // An error ends the worker and reaches the task under way through its own listener.
  worker.on('error', () => undefined);

  return {
    isDead: () => dead,
    end: async () => {
      dead = true;
      await worker.terminate();
    },
    run: (task, input) =>
      new Promise((resolve) => {
        let timer = setTimeout(() => overrun('did not start'), startMsMax);
        const settle = (answer: ThreadAnswer<unknown>): void => {
          clearTimeout(timer);
          worker.off('message', hear).off('error', fail).off('exit', leave);
          worker.unref();
          resolve(answer);
        };
        const giveUp = (why: string): void => settle({ kind: 'gave-up', why });
        const overrun = (why: string): void => {
          dead = true;
          void worker.terminate();
          giveUp(why);
        };
        const hear = (message: FromWorker): void => {
          if (message.kind === 'done') settle({ kind: 'done', value: message.answer });
          else if (message.kind === 'failed') giveUp(message.why);
          else {
            clearTimeout(timer);
            const { deadlineMs } = task;
            timer = setTimeout(() => overrun(`took more than ${deadlineMs} ms`), deadlineMs);
          }
        };
        const fail = (error: Error): void => {
          dead = true;
          giveUp(error.message);
        };
        const leave = (): void => giveUp('its thread ended');
        worker.on('message', hear).on('error', fail).on('exit', leave);
        worker.ref();
        const order: ToWorker = { module: task.module.href, name: task.name, input };
        worker.postMessage(order);
      }),
  };
}

/** Sources run in a worker through the loader they are developed with; built files need none. */
function openWorker(file: URL, memoryMiBMax: number): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: memoryMiBMax };
  if (!file.pathname.endsWith('.ts')) return new Worker(file, { execArgv: [], resourceLimits });
  const loader = import.meta.resolve('tsx/esm/api');
  const start =
    `import(${JSON.stringify(loader)}).then(({ register }) => ` +
    `{ register(); return import(${JSON.stringify(file.href)}); })`;
  return new Worker(start, { eval: true, execArgv: [], resourceLimits });
}
