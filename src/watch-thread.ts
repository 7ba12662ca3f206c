// Entry of the second thread: runs the pipeline beside the site until it is told to stop. Faults
// are sent as plain data, because an error loses its class between threads.

import { parentPort, workerData } from 'node:worker_threads';
import { watchData, type ThreadMessage, type WatchOptions } from './assembly/watch.js';
import { realEnvironment } from './assembly/environment.js';
import { asFault } from './domain/fault.js';

const send = (message: ThreadMessage): void => parentPort?.postMessage(message);
const sendFault = (thrown: unknown): void => {
  const { code, message, cause } = asFault(thrown, 'watching the feeds');
  send({ code, message, because: cause instanceof Error ? cause : undefined });
};

try {
  const running = await watchData(workerData as WatchOptions, realEnvironment);
  void running.failed.then(sendFault);
  void running.caughtUp.then(() => send('caught up'));
  parentPort?.once('message', () => {
    void running
      .stop()
      .catch(sendFault)
      .finally(() => parentPort?.close());
  });
  send('ready');
} catch (thrown) {
  sendFault(thrown);
}
