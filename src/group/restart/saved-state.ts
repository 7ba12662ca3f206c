// Keeps the engine's state beside the store, so that a restart goes on where it was and need not
// read the whole window again. The store knows which state was kept last: another one, left by a
// restored backup or another database, is refused.

import { Buffer } from 'node:buffer';
import type { Clock } from '../../domain/clock.js';
import type { Log } from '../../domain/log.js';
import { resumeEngine, type Engine, type Resumed } from '../engine/engine.js';
import type { EngineOptions } from '../engine/assemble.js';
import { withDigest } from '../snapshot/snapshot.js';

/** Where a state is kept between runs. */
export interface StateFile {
  /** Undefined when there is none. */
  read(): Promise<Uint8Array | undefined>;
  /** Durable when it resolves; one that is broken off leaves what was there. */
  write(parts: readonly Uint8Array[]): Promise<void>;
}

export interface SavedStateOptions {
  readonly file: StateFile;
  readonly notes: {
    read(name: string): Promise<string | undefined>;
    write(name: string, value: string): Promise<void>;
  };
  readonly clock: Clock;
  /** Of muster: another release may read texts in another way. */
  readonly release: string;
  readonly log?: Pick<Log, 'info' | 'error'> | undefined;
}

export interface SavedState {
  /** The engine as it was kept, and when (ms UTC); undefined when no kept state is of use. */
  load(options: EngineOptions): Promise<{ engine: Engine; keptAt: number } | undefined>;
  /** Says that the state is not the kept one any more. */
  changed(): void;
  /** Keeps the state if that is due: as it is now, though it is written by and by. */
  keepWhenDue(engine: Engine): void;
  /** Keeps the state unless it is kept already. Never rejects: it is no harm but to the restart. */
  keep(engine: Engine): Promise<void>;
}

/** What the store remembers of the state kept last. */
interface Note {
  /** Hexadecimal, as at the state's end. */
  readonly digest: string;
  readonly keptAt: number;
  readonly release: string;
}

const noteName = 'group.state';
const everyMs = 10 * 60_000;

export function createSavedState({
  file,
  notes,
  clock,
  release,
  log,
}: SavedStateOptions): SavedState {
  let isKept = false;
  let dueAt = clock() + everyMs;
  let underWay: Promise<void> = Promise.resolve();

  async function write(snapshot: Iterable<Uint8Array>, keptAt: number): Promise<void> {
    try {
      const parts = await withDigest(snapshot);
      await file.write(parts);
      const note: Note = { digest: hex(parts.at(-1) ?? new Uint8Array()), keptAt, release };
      await notes.write(noteName, JSON.stringify(note));
    } catch (fault) {
      isKept = false;
      log?.error({ fault }, 'The grouping state could not be kept: the next start reads more.');
    }
  }

  function keep(engine: Engine): Promise<void> {
    if (isKept) return underWay;
    isKept = true;
    dueAt = clock() + everyMs;
    const [snapshot, keptAt] = [engine.snapshot(), clock()];
    return (underWay = underWay.then(() => write(snapshot, keptAt)));
  }

  return {
    async load(options) {
      const note = noteOf(await notes.read(noteName));
      const resumed = note && (await resume(note, options));
      if (note === undefined || resumed === undefined) return undefined;
      if (resumed.kind === 'refused') {
        log?.info({ why: resumed.why }, 'The kept grouping state is of no use.');
        return undefined;
      }
      isKept = true;
      return { engine: resumed.engine, keptAt: note.keptAt };
    },
    changed() {
      isKept = false;
    },
    keepWhenDue(engine) {
      if (clock() >= dueAt) void keep(engine);
    },
    keep,
  };

  async function resume(note: Note, options: EngineOptions): Promise<Resumed | undefined> {
    const refused = (why: string) => ({ kind: 'refused', why }) as const;
    if (note.release !== release) return refused(`it is of release ${note.release}`);
    try {
      const bytes = await file.read();
      if (bytes === undefined) return undefined;
      const digest = hex(bytes.subarray(-note.digest.length / 2));
      if (digest !== note.digest) return refused('it is not the one this database knows');
      return resumeEngine(options, bytes);
    } catch (thrown) {
      return refused(`it cannot be read: ${String(thrown)}`);
    }
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function noteOf(text: string | undefined): Note | undefined {
  try {
    const note = (text === undefined ? undefined : JSON.parse(text)) as Partial<Note> | undefined;
    if (typeof note?.digest !== 'string' || typeof note.keptAt !== 'number') return undefined;
    return { digest: note.digest, keptAt: note.keptAt, release: String(note.release) };
  } catch {
    return undefined;
  }
}
