// What the assembled house offers: `main` builds it, the command line asks it.

import type { Config } from './config.js';
import type { Bus } from './bus/bus.js';
import type { Clock } from './domain/clock.js';
import type { NewId } from './domain/id.js';
import type { Model } from './meaning/meaning.js';
import type { Net } from './net/net.js';
import type { Outlet } from './domain/outlet.js';
import type { Store } from './store/store.js';

export interface House {
  readonly config: Config;
  readonly clock: Clock;
  readonly newId: NewId;
  /**
   * Opens the memory of record, migrating it where needed. `own` is made when there is none, which
   * is said; `site` is what the site shows: the demo's, while no feed is watched and the demo
   * newsroom has played. Fault `not-found` when there is nothing to show.
   */
  openStore(which?: 'own' | 'site'): Promise<Store>;
  /** Whether a store is the demo newsroom's, or a copy of it. */
  isDemo(store: Store): Promise<boolean>;
  /** The bus of a store, not started: for looking at dead letters. */
  openBus(store: Store): Bus;
  openNet(): Net;
  /** The model of meaning the operator chose; undefined without one. */
  openModel(): Promise<Model | undefined>;
  /** The outlets the register knows. */
  register(): Promise<readonly Outlet[]>;
  /** The list of real feeds that comes with muster, as OPML bytes. */
  worldFeeds(): Promise<Uint8Array>;
  /** Runs the way alone. Fault `conflict` when another process watches the same data. */
  watch(): Promise<Running & { readonly data: DataPlace }>;
  serve(wishes: ServeWishes): Promise<Serving>;
  replay(folder: string, wishes: ReplayWishes): Promise<ReplayReport>;
  /**
   * Puts a backup in place of the data. Fault `conflict` while the data are in use, and for a
   * backup of the demo newsroom.
   */
  restore(fromFile: string): Promise<void>;
}

export interface DataPlace {
  /** Absolute. */
  readonly folder: string;
  /** Nothing was there before. */
  readonly isNew: boolean;
}

/** Something that works until it is told to stop. */
export interface Running {
  stop(): Promise<void>;
  /** Resolves, with a fault, when it cannot go on by itself. */
  readonly failed: Promise<Error>;
}

export interface ServeWishes {
  /** Play the demo newsroom even when feeds are configured. */
  readonly demo: boolean;
  /** Mean pause between two new demo reports, once the past days are in; 0: all at once. */
  readonly reportEverySeconds: number;
  /** Begin the demo newsroom anew. */
  readonly fresh: boolean;
}

export interface Serving extends Running {
  readonly data: DataPlace;
  readonly url: string;
  readonly feeds: number;
  readonly isDemo: boolean;
  /** Resolves when roundups can be read on the site. */
  readonly firstRoundup: Promise<number>;
  /** Drafts that wait for an editor. */
  readonly drafts: number;
  /** Resolves, with the roundups published, when the demo's past has been played; else never. */
  readonly caughtUp: Promise<number>;
}

export interface ReplayWishes {
  /** Archive seconds that pass in one real second; undefined: as fast as it goes. */
  readonly speed?: number;
  readonly onProgress: (done: number, all: number) => void;
}

export interface ReplayReport {
  readonly snapshots: number;
  /** Files whose names tell no feed or no time, and the first few of them. */
  readonly passedOver: { readonly files: number; readonly first: readonly string[] };
  /** Distinct entries the snapshots show. */
  readonly entries: number;
  /** Articles this replay added. */
  readonly added: number;
  /** New wordings of articles known before. */
  readonly versions: number;
  readonly events: number;
  readonly roundups: number;
  readonly seconds: number;
  readonly peakMemoryMiB: number;
}
