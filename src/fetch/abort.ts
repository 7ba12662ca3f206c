// One signal that breaks off all that is under way.

import { setMaxListeners } from 'node:events';

const waitersMax = 10_000;

/** What hundreds may wait for at once; Node would take more than ten for a leak. */
export function openAbort(): AbortController {
  const controller = new AbortController();
  setMaxListeners(waitersMax, controller.signal);
  return controller;
}
