// Entry of the second thread: runs the way beside the site until it is told to stop. Ends with a
// fault in plain data, since an error's class does not survive the way between threads.

import { parentPort, workerData } from 'node:worker_threads';
import { watchData, type ThreadSays, type WatchOrder } from './assembly/watch.js';
import { realWorld } from './assembly/world.js';
import { asFault } from './domain/fault.js';

const say = (word: ThreadSays): void => parentPort?.postMessage(word);
const sayFault = (thrown: unknown): void => {
  const { code, message, cause } = asFault(thrown, 'watching the feeds');
  say({ code, message, because: cause instanceof Error ? cause : undefined });
};

try {
  const running = await watchData(workerData as WatchOrder, realWorld);
  void running.failed.then(sayFault);
  void running.caughtUp.then(() => say('caught up'));
  parentPort?.once('message', () => {
    void running
      .stop()
      .catch(sayFault)
      .finally(() => parentPort?.close());
  });
  say('ready');
} catch (thrown) {
  sayFault(thrown);
}
