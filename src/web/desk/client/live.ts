// What is new on the wire, over one stream for all tabs of the browser: a browser opens at most
// six connections to one host, and a stream in each tab would use them up.

import type { LiveMessage } from '../../api/api-types.js';

export interface LiveHandlers {
  readonly onMessage: (message: LiveMessage) => void;
  /** `since`: when the stream broke, ms UTC; undefined when it works. */
  readonly onState: (since: number | undefined) => void;
}

/** What the shared worker tells its tabs. */
export type WorkerMessage =
  | { readonly kind: 'message'; readonly message: LiveMessage }
  | { readonly kind: 'state'; readonly since: number | undefined };

/** Listens in the shared worker, or in this tab where the browser has no shared workers. */
export function listen(workerPath: string, handlers: LiveHandlers): void {
  if (typeof SharedWorker === 'undefined') {
    openStream(handlers);
    return;
  }
  const worker = new SharedWorker(workerPath, { name: 'muster-live' });
  worker.port.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
    if (data.kind === 'message') handlers.onMessage(data.message);
    else handlers.onState(data.since);
  };
  worker.port.start();
}

const retryMs = 5_000;

/** One event stream that opens itself again, even after the server ended it. */
export function openStream({ onMessage, onState }: LiveHandlers): void {
  const source = new EventSource('/api/live');
  let brokenAt: number | undefined;
  source.onopen = () => {
    brokenAt = undefined;
    onState(undefined);
  };
  source.onmessage = ({ data }: MessageEvent<string>) => {
    onMessage(JSON.parse(data) as LiveMessage);
  };
  source.onerror = () => {
    brokenAt ??= Date.now();
    onState(brokenAt);
    if (source.readyState !== EventSource.CLOSED) return;
    source.close();
    setTimeout(() => openStream({ onMessage, onState }), retryMs);
  };
}
