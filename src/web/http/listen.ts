// Listens on the wanted port, or on the next free one unless the operator chose the port.

import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';

const triesMax = 100;
const portMax = 65_535;

/**
 * Returns the port in use. Port 0 means any free port.
 * @param isFixed the operator chose the port: no other one is tried.
 */
export async function listenFrom(
  app: FastifyInstance,
  host: string,
  port: number,
  isFixed: boolean,
): Promise<number> {
  const last = port === 0 || isFixed ? port : Math.min(portMax, port + triesMax - 1);
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
