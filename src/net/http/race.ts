// Connects to the first address of a host that answers (“happy eyeballs”, RFC 8305). An attempt
// goes on while later ones start, so that a host far away is reached over either family.

import net from 'node:net';
import type { LookupAddress } from 'node:dns';

/** Delay before the next address is tried as well, as RFC 8305 recommends. */
const attemptDelayMs = 250;
const attemptsMax = 6;

export interface RaceOptions {
  readonly port: number;
  /** Time limit of all attempts together. */
  readonly timeoutMs: number;
}

/** An open socket. Rejects with the first fault if no address answers in time. */
export function connectFirst(
  addresses: readonly LookupAddress[],
  { port, timeoutMs }: RaceOptions,
): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const waiting = interleaved(addresses).slice(0, attemptsMax);
    const open = new Set<net.Socket>();
    let firstFault: Error | undefined;
    let next: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(next);
      clearTimeout(limit);
    };
    const limit = setTimeout(() => {
      end();
      for (const socket of open) socket.destroy();
      reject(Object.assign(new Error('no address answers'), { code: 'ETIMEDOUT' }));
    }, timeoutMs);
    const start = (): void => {
      clearTimeout(next);
      const address = waiting.shift();
      if (address === undefined) return;
      const socket = net.connect({ host: address.address, family: address.family, port });
      open.add(socket);
      socket.once('connect', () => {
        end();
        open.delete(socket);
        for (const other of open) other.destroy();
        socket.removeAllListeners('error');
        resolve(socket);
      });
      socket.once('error', (fault) => {
        firstFault ??= fault;
        open.delete(socket);
        if (waiting.length > 0) start();
        else if (open.size === 0) {
          end();
          reject(firstFault);
        }
      });
      next = setTimeout(start, attemptDelayMs);
    };
    start();
  });
}

/** Alternates the families, beginning with that of the first address (RFC 8305, 4). */
function interleaved(addresses: readonly LookupAddress[]): LookupAddress[] {
  const [first] = addresses;
  const own = addresses.filter(({ family }) => family === first?.family);
  const other = addresses.filter(({ family }) => family !== first?.family);
  const pairs = own.flatMap((address, at) => [address, ...other.slice(at, at + 1)]);
  return [...pairs, ...other.slice(own.length)];
}
