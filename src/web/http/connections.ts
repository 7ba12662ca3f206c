// Limits the connections of one client, so that idle clients never keep readers out.

import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { clientOf } from './client.js';

export interface ConnectionLimit {
  readonly perClientMax: number;
  /** Of all clients together. Beyond it the connection that was idle longest is closed. */
  readonly totalMax: number;
  /** True for addresses that speak for many clients, such as a proxy of ours. */
  readonly isExempt: (address: string) => boolean;
}

/** Closes connections beyond the limits. Connections with a request in progress are kept. */
export function limitConnections(server: Server, limit: ConnectionLimit): void {
  const open = new Set<Socket>();
  const busy = new Map<Socket, number>();
  const perClient = new Map<string, number>();

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const client = clientOf(address);
    const count = (perClient.get(client) ?? 0) + 1;
    if (count > limit.perClientMax && !limit.isExempt(address)) {
      socket.destroy();
      return;
    }
    perClient.set(client, count);
    if (open.size >= limit.totalMax) closeLongestIdle();
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      busy.delete(socket);
      const left = (perClient.get(client) ?? 1) - 1;
      if (left > 0) perClient.set(client, left);
      else perClient.delete(client);
    });
  });

  server.on('request', ({ socket }, response) => {
    busy.set(socket, (busy.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const left = (busy.get(socket) ?? 1) - 1;
      if (left > 0) busy.set(socket, left);
      else busy.delete(socket);
      // The set keeps the order of insertion: a connection that was just used is the last to go.
      if (open.delete(socket)) open.add(socket);
    });
  });

  function closeLongestIdle(): void {
    for (const socket of open) {
      if (busy.has(socket)) continue;
      socket.destroy();
      return;
    }
  }
}
