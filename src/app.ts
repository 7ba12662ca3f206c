// The assembled program as the command line sees it. `main` builds it.

import type { Config } from './config.js';
import type { Bus } from './bus/bus.js';
import type { Clock } from './domain/clock.js';
import type { NewId } from './domain/id.js';
import type { Model } from './meaning/meaning.js';
import type { Net } from './net/net.js';
import type { Outlet } from './domain/outlet.js';
import type { Store } from './store/store.js';

export interface App {
  readonly config: Config;
  /** Where the user's own data are. */
  readonly database: DatabasePlace;
  readonly clock: Clock;
  readonly newId: NewId;
  /**
   * Opens the store and migrates it if needed. `own`: the user's data; a missing store is created
   * and reported. `existing`: the same, but a missing store is Fault `not-found`. `site`: what the
   * site shows, which is the demo's data as long as no feed is watched; Fault `not-found` when
   * there is none.
   */
  openStore(which?: 'own' | 'existing' | 'site'): Promise<Store>;
  /** True for the store of the demo newsroom and for every copy of it. */
  isDemo(store: Store): Promise<boolean>;
  /** The bus of a store, not started. It lists and replays dead letters. */
  openBus(store: Store): Promise<Bus>;
  openNet(): Promise<Net>;
  /** The model of meaning that the operator chose, or undefined. */
  openModel(): Promise<Model | undefined>;
  /** The outlets of the register. */
  register(): Promise<readonly Outlet[]>;
  /** The list of real feeds that comes with muster, as OPML bytes. */
  worldFeeds(): Promise<Uint8Array>;
  /** Runs the pipeline without the site. Fault `conflict` when another process watches the data. */
  watch(): Promise<Running & { readonly data: DataFolder }>;
  serve(options: ServeOptions): Promise<Serving>;
  replay(folder: string, options: ReplayOptions): Promise<ReplayReport>;
  /**
   * Replaces the data by a backup. Fault `conflict` while the data are in use, and for a backup of
   * the demo newsroom.
   */
  restore(fromFile: string): Promise<void>;
  /**
   * Copies all data into an empty database: a postgres:// address or the path of a SQLite file.
   * Returns how many rows, each compared with its original. Faults: `conflict` while the data are
   * in use, or when the target holds data; then nothing is changed.
   */
  copy(to: string, onProgress: (done: number, all: number) => void): Promise<number>;
}

/** Where a database is. Plain data, so that it can be passed to a thread. */
export interface DatabasePlace {
  /** The SQLite file. The grouping state lies beside it, also when a server holds the data. */
  readonly file: string;
  /** The PostgreSQL server that holds the data instead of the file. */
  readonly server?: { readonly url: string; readonly schema: string } | undefined;
}

export interface DataFolder {
  /** Absolute. */
  readonly folder: string;
  /** True when the folder held no data before. */
  readonly isNew: boolean;
}

/** Something that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>;
  /** Resolves with a fault when it cannot continue. */
  readonly failed: Promise<Error>;
}

export interface ServeOptions {
  /** Plays the demo newsroom even when feeds are watched. */
  readonly demo: boolean;
  /** Mean pause between two new demo reports after the past days; 0: all at once. */
  readonly reportEverySeconds: number;
  /** Starts the demo newsroom from its beginning. */
  readonly fresh: boolean;
}

export interface Serving extends Running {
  readonly data: DataFolder;
  readonly url: string;
  /** The one-time link that makes the owner of the desk; undefined when there is an owner. */
  readonly ownerLink?: string;
  readonly feeds: number;
  readonly isDemo: boolean;
  /** Resolves with the number of published roundups as soon as there is one. */
  readonly firstRoundup: Promise<number>;
  /** Drafts waiting for an editor. */
  readonly drafts: number;
  /** Resolves with the published roundups when the demo's past has been played; else never. */
  readonly caughtUp: Promise<number>;
}

export interface ReplayOptions {
  /** Archive seconds in one real second; undefined: as fast as possible. */
  readonly speed?: number;
  readonly onProgress: (done: number, all: number) => void;
}

export interface ReplayReport {
  readonly snapshots: number;
  /** Files whose path names no feed or no time, and the first few of them. */
  readonly passedOver: { readonly files: number; readonly first: readonly string[] };
  /** Distinct entries in the snapshots. */
  readonly entries: number;
  /** Articles that this replay added. */
  readonly added: number;
  /** New wordings of known articles. */
  readonly versions: number;
  readonly events: number;
  readonly roundups: number;
  readonly seconds: number;
  readonly peakMemoryMiB: number;
}
