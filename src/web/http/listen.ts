// Takes the port that was asked for, or the next free one.

import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';

const triesMax = 100;
const portMax = 65_535;

/** Answers the port. Port 0 takes any free one. */
export async function listenFrom(
  app: FastifyInstance,
  host: string,
  port: number,
): Promise<number> {
  const last = port === 0 ? 0 : Math.min(portMax, port + triesMax - 1);
  for (let next = port; ; next += 1) {
    try {
      await app.listen({ host, port: next });
      return (app.server.address() as AddressInfo).port;
    } catch (thrown) {
      if (!isTaken(thrown) || next >= last) throw thrown;
    }
  }
}

function isTaken(thrown: unknown): boolean {
  return (thrown as { readonly code?: unknown } | null)?.code === 'EADDRINUSE';
}
