// Runs inside a worker thread: loads the task's module, reports the start, runs it and answers.

import { parentPort } from 'node:worker_threads';
import { currentThread } from './processor-time.js';
import type { FromWorker, ToWorker } from './task.js';

const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread only.');

const say = (message: FromWorker): void => port.postMessage(message);

port.on('message', (order: ToWorker) => {
  void work(order).catch((thrown: unknown) => {
    say({ kind: 'failed', why: thrown instanceof Error ? thrown.message : String(thrown) });
  });
});

async function work({ module, name, args }: ToWorker): Promise<void> {
  const loaded = (await import(module)) as Readonly<Record<string, unknown>>;
  const run = loaded[name];
  if (typeof run !== 'function') throw new Error(`${module} exports no function ${name}.`);
  say({ kind: 'began', thread: currentThread() });
  const answer: unknown = await (run as (...args: readonly unknown[]) => unknown)(...args);
  say({ kind: 'done', answer });
}
