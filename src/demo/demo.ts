// DOOR of the demo newsroom: invented outlets behind real HTTP on loopback, so that muster can be
// tried without a network. demo/README.md describes its data.

import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../domain/clock.js';
import type { Outlet } from '../domain/outlet.js';
import { unlessKnown } from './answer.js';
import type { Answer } from './answer.js';
import { goldOf } from './gold.js';
import type { DemoArticle, DemoNewsroom } from './newsroom.js';
import { progressOf } from './progress.js';
import type { Progress } from './progress.js';
import { readDemo } from './read-newsroom.js';
import { routesOf } from './routes.js';
import { pastOf, timetableOf } from './timetable.js';

export { goldOf, readDemo };
export type { DemoArticle, DemoNewsroom, Progress };

export interface DemoOptions {
  readonly clock: Clock;
  /** The folder with `outlets.json` and `events/`. */
  readonly folder: string;
  /** Mean pause between two new reports, in milliseconds of the clock; 0 publishes all at once. */
  readonly reportEveryMs: number;
  /** When this newsroom first started, so that a restart continues; now by default. */
  readonly startAt?: number;
  /** Preferred port; a free one is used if it is taken. Any free port by default. */
  readonly port?: number;
}

export interface DemoFeedAddress {
  readonly url: string;
  readonly outletId: string;
  readonly title: string;
  readonly fetchPages: boolean;
}

export interface RunningDemo {
  readonly feeds: readonly DemoFeedAddress[];
  readonly outlets: readonly Outlet[];
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly port: number;
  readonly startAt: number;
  /** For the guard's allow-list: `127.0.0.1:PORT`. */
  readonly allowHosts: readonly string[];
  /** When something was published or changed before the start, ms UTC, ascending. */
  readonly past: readonly number[];
  /** Everything it publishes, with the gold label of every article. */
  readonly newsroom: DemoNewsroom;
  progress(): Progress;
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** Starts the server. @throws Fault `invalid` if the data in the folder is wrong. */
export async function startDemoNewsroom(options: DemoOptions): Promise<RunningDemo> {
  const newsroom = readDemo(options.folder);
  const startAt = options.startAt ?? options.clock();
  const timetable = timetableOf(newsroom, { startAt, reportEveryMs: options.reportEveryMs });
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const origin = `http://${host}:${port}`;
  const answerTo = routesOf({ newsroom, timetable, origin, startAt, clock: options.clock });
  server.on('request', (request, response) => {
    send(request, response, answerTo(new URL(request.url ?? '/', origin).pathname));
  });
  return {
    feeds: newsroom.outlets.flatMap(({ outlet, feeds }) =>
      feeds.map((feed) => ({
        url: `${origin}/${outlet.id}/${feed.path}`,
        outletId: outlet.id,
        title: outlet.name,
        fetchPages: feed.fetchPages,
      })),
    ),
    outlets: newsroom.outlets.map(({ outlet }) => withEvidence(outlet, origin)),
    origin,
    port,
    startAt,
    allowHosts: [`${host}:${port}`],
    past: pastOf(newsroom, timetable),
    newsroom,
    progress: () => progressOf(newsroom, timetable, options.clock()),
    close: () => close(server),
  };
}

function withEvidence(outlet: Outlet, origin: string): Outlet {
  const url = `${origin}/${outlet.id}/about`;
  const claims = ['owner', 'country', 'kind'];
  return { ...outlet, evidence: claims.map((claim) => ({ claim, url })) };
}

function send(request: IncomingMessage, response: ServerResponse, given: Answer): void {
  const final = unlessKnown(given, {
    ifNoneMatch: request.headers['if-none-match'],
    ifModifiedSince: request.headers['if-modified-since'],
  });
  response.writeHead(final.status, {
    ...final.headers,
    ...(final.status === 304 ? {} : { 'content-length': final.body.byteLength }),
  });
  response.end(request.method === 'HEAD' || final.status === 304 ? undefined : final.body);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || port === 0) reject(error);
      else resolve(listen(server, 0));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
