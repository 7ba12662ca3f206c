// One worker thread. It runs one task at a time and is killed if a task exceeds its deadline.

import { Worker } from 'node:worker_threads';
import { processorMs } from './processor-time.js';
import type { FromWorker, Task, ThreadAnswer, ToWorker } from './task.js';

/** Time a worker has to start and to load its task, in ms. */
const startMsMax = 30_000;
/** A worker that gets no processor time is killed after this many deadlines of real time. */
const waitsMax = 10;

export interface WorkerHandle {
  run(task: Task<never, unknown>, args: readonly unknown[]): Promise<ThreadAnswer<unknown>>;
  /** True once the worker is killed, crashed or ended; it takes no more tasks. */
  isDead(): boolean;
  end(): Promise<void>;
}

export function startWorker(file: URL, memoryMiBMax: number): WorkerHandle {
  const worker = openWorker(file, memoryMiBMax);
  let dead = false;
  worker.unref();
  worker.on('exit', () => {
    dead = true;
  });
  // An error ends the worker. The running task has a listener of its own.
  worker.on('error', () => undefined);

  return {
    isDead: () => dead,
    end: async () => {
      dead = true;
      await worker.terminate();
    },
    run: (task, args) =>
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
            watch(task.deadlineMs, message.thread);
          }
        };
        /** Kills the worker once it has used its processor time, or none for too long. */
        const watch = (deadlineMs: number, thread: string | undefined): void => {
          const endAt = processorMs(thread) + deadlineMs;
          let waits = 0;
          const check = (): void => {
            const leftMs = endAt - processorMs(thread);
            waits += 1;
            if (leftMs > 0 && waits < waitsMax) timer = setTimeout(check, deadlineMs);
            else overrun(`took more than ${deadlineMs} ms`);
          };
          timer = setTimeout(check, deadlineMs);
        };
        const fail = (error: Error): void => {
          dead = true;
          giveUp(error.message);
        };
        const leave = (): void => giveUp('its thread ended');
        worker.on('message', hear).on('error', fail).on('exit', leave);
        worker.ref();
        const order: ToWorker = { module: task.module.href, name: task.name, args };
        worker.postMessage(order);
      }),
  };
}

/** TypeScript sources run in a worker through tsx; built files need no loader. */
function openWorker(file: URL, memoryMiBMax: number): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: memoryMiBMax };
  if (!file.pathname.endsWith('.ts')) return new Worker(file, { execArgv: [], resourceLimits });
  const loader = import.meta.resolve('tsx/esm/api');
  const start =
    `import(${JSON.stringify(loader)}).then(({ register }) => ` +
    `{ register(); return import(${JSON.stringify(file.href)}); })`;
  return new Worker(start, { eval: true, execArgv: [], resourceLimits });
}
