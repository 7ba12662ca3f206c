// The shared worker: one event stream, told to every tab.

import { openStream, type WorkerMessage } from './live.js';

const ports: MessagePort[] = [];
let state: WorkerMessage = { kind: 'state', since: undefined };

function tell(message: WorkerMessage): void {
  if (message.kind === 'state') state = message;
  for (const port of ports) port.postMessage(message);
}

openStream({
  onMessage: (message) => tell({ kind: 'message', message }),
  onState: (since) => tell({ kind: 'state', since }),
});

self.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  ports.push(port);
  port.postMessage(state);
  port.start();
});
