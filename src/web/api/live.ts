// The live stream of the wire, as server-sent events.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '../../accounts/accounts.js';
import { may, type Account } from '../../domain/account.js';
import type { LiveMessage } from './api-types.js';
import type { ApiDeps } from './route.js';

export interface LiveDeps extends Pick<ApiDeps, 'wire' | 'clock'> {
  readonly account: Account;
  /** Checked again while the stream is open. The stream ends with the session. */
  readonly isSignedIn: () => Promise<SignedIn | undefined>;
}

const tickMs = 1_000;
/** How often a comment is sent, because proxies close an idle stream. */
const heartbeatMs = 20_000;
const signedInCheckMs = 5_000;

/**
 * Streams rows as they change, from the revision in `Last-Event-ID` on, else from now on. Ends
 * when the reader leaves or the session ends.
 */
export async function streamLive(
  request: FastifyRequest,
  reply: FastifyReply,
  { wire, clock, account, isSignedIn }: LiveDeps,
): Promise<void> {
  let revision = revisionFrom(request.headers['last-event-id']) ?? (await wire.revision());
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write(': the wire\n\n');
  let isTicking = false;
  let sentAt = clock();
  let checkedAt = clock();

  const send = (message: LiveMessage): void => {
    raw.write(`id: ${revision}\ndata: ${JSON.stringify(message)}\n\n`);
    sentAt = clock();
  };

  async function tick(): Promise<void> {
    const now = clock();
    if (now - checkedAt >= signedInCheckMs) {
      checkedAt = now;
      const signedIn = await isSignedIn();
      if (signedIn === undefined || !may(signedIn.account, 'read-desk')) {
        raw.end();
        return;
      }
    }
    const current = await wire.revision();
    if (current !== revision) {
      const { rows, gone } = await wire.changesSince(revision, account);
      revision = current;
      if (rows.length > 0) send({ kind: 'rows', rows, liveAfter: revision });
      if (gone.length > 0) send({ kind: 'gone', ids: gone });
    }
    if (clock() - sentAt >= heartbeatMs) {
      raw.write(': still here\n\n');
      sentAt = clock();
    }
  }

  const timer = setInterval(() => {
    if (isTicking) return;
    isTicking = true;
    tick()
      .catch(() => raw.end())
      .finally(() => (isTicking = false));
  }, tickMs);
  raw.on('close', () => clearInterval(timer));
}

function revisionFrom(header: string | readonly string[] | undefined): number | undefined {
  const text = typeof header === 'string' ? header : '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
