// Entry of the second thread: runs the way beside the site until it is told to stop.

import { parentPort, workerData } from 'node:worker_threads';
import { watchData, type WatchOrder } from './assembly/watch.js';
import { realWorld } from './assembly/world.js';

const running = await watchData(workerData as WatchOrder, realWorld);
parentPort?.postMessage('ready');
parentPort?.once('message', () => {
  void running.stop().then(() => parentPort?.close());
});
