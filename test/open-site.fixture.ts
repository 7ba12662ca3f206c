// A whole site on the invented sample, without a socket, for tests.

import { randomUUID } from 'node:crypto';
import { present } from '../src/domain/present.js';
import { readConfig } from '../src/config.js';
import type { Roundup } from '../src/domain/roundup.js';
import { hourMs } from '../src/domain/time.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import type { Store } from '../src/store/store.js';
import type { Face } from '../src/web/http/face.js';
import { createWeb, type Web } from '../src/web/web.js';
import { fillSampleSite, sampleDay } from './sample-site.fixture.js';

export interface SampleSite {
  readonly web: Web;
  readonly store: Store;
  readonly roundups: readonly Roundup[];
  /** What was logged as a fault. */
  readonly faults: string[];
  close(): Promise<void>;
}

export interface SampleOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** False: the next free port is used. */
  readonly portIsChosen?: boolean;
  readonly banner?: string;
  readonly faces?: readonly Face[];
  /** Wraps the store the site reads, to count or to fail. */
  readonly wrap?: (store: Store) => Store;
}

export const sampleSiteUrl = 'https://roundup.example';

export async function openSampleSite(options: SampleOptions = {}): Promise<SampleSite> {
  const clock = () => sampleDay + hourMs;
  const store = await openSqliteStore({ file: ':memory:', clock, newId: randomUUID });
  const roundups = await fillSampleSite(store);
  const faults: string[] = [];
  const silent = () => undefined;
  const config = readConfig({
    MUSTER_SITE_URL: sampleSiteUrl,
    MUSTER_SITE_NAME: 'The Roundup',
    MUSTER_PORT: '0',
    ...options.environment,
  });
  const web = createWeb({
    store: (options.wrap ?? ((plain) => plain))(store),
    config: { ...config, portIsChosen: options.portIsChosen ?? true },
    clock,
    log: {
      debug: silent,
      info: silent,
      warn: silent,
      error: (_, text) => void faults.push(text),
    },
    ...present({ banner: options.banner }),
    faces: options.faces ?? [],
  });
  const close = async () => {
    await web.close();
    await store.close().catch(silent);
  };
  return { web, store, roundups, faults, close };
}

/** Counts or breaks every call of a store, whatever part it is of. */
export function throughGate(store: Store, gate: (name: string) => void): Store {
  const gated = (part: object, path: string): object =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        const label = `${path}${String(name)}`;
        if (typeof value === 'function') {
          return async (...given: readonly unknown[]) => {
            gate(label);
            return (value as (...given: readonly unknown[]) => unknown).apply(target, [...given]);
          };
        }
        return typeof value === 'object' && value !== null ? gated(value, `${label}.`) : value;
      },
    });
  return gated(store, '') as Store;
}
