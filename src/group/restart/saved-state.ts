// Saves the engine's state beside the store, so that a restart need not read the whole window. The
// store knows which state was saved last: another one, of a restored backup or another database, is
// refused.

import { Buffer } from 'node:buffer';
import type { Clock } from '../../domain/clock.js';
import type { Log } from '../../domain/log.js';
import { resumeEngine, type Engine, type Resumed } from '../engine/engine.js';
import type { EngineOptions } from '../engine/assemble.js';
import { withDigest } from '../snapshot/snapshot.js';

/** Where a state is saved between runs. */
export interface StateFile {
  /** Returns undefined when there is none. */
  read(): Promise<Uint8Array | undefined>;
  /** Durable when it resolves. A write that is interrupted leaves what was there. */
  write(parts: readonly Uint8Array[]): Promise<void>;
}

export interface SavedStateOptions {
  readonly file: StateFile;
  readonly notes: {
    read(name: string): Promise<string | undefined>;
    write(name: string, value: string): Promise<void>;
  };
  readonly clock: Clock;
  /** Of muster. Another release may read texts in another way. */
  readonly release: string;
  readonly log?: Pick<Log, 'info' | 'error'> | undefined;
}

export interface SavedState {
  /** The engine as it was saved, and when (ms UTC); undefined when no saved state is usable. */
  load(options: EngineOptions): Promise<{ engine: Engine; savedAt: number } | undefined>;
  /** Call it when the state has changed since it was saved. */
  changed(): void;
  /** Saves the state as it is now, if that is due. The file is written in the background. */
  saveWhenDue(engine: Engine): void;
  /** Saves the state if it changed. Never rejects: a failed save only slows the next start. */
  save(engine: Engine): Promise<void>;
}

/** What the store knows of the state saved last. */
interface Note {
  /** Hexadecimal; the same as at the end of the state. */
  readonly digest: string;
  readonly savedAt: number;
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
  let isSaved = false;
  let dueAt = clock() + everyMs;
  let underWay: Promise<void> = Promise.resolve();

  async function write(snapshot: Iterable<Uint8Array>, savedAt: number): Promise<void> {
    try {
      const parts = await withDigest(snapshot);
      await file.write(parts);
      const note: Note = { digest: hex(parts.at(-1) ?? new Uint8Array()), savedAt, release };
      await notes.write(noteName, JSON.stringify(note));
    } catch (fault) {
      isSaved = false;
      log?.error({ fault }, 'The grouping state could not be saved: the next start takes longer.');
    }
  }

  function save(engine: Engine): Promise<void> {
    if (isSaved) return underWay;
    isSaved = true;
    dueAt = clock() + everyMs;
    const [snapshot, savedAt] = [engine.snapshot(), clock()];
    return (underWay = underWay.then(() => write(snapshot, savedAt)));
  }

  return {
    async load(options) {
      const note = noteOf(await notes.read(noteName));
      const resumed = note && (await resume(note, options));
      if (note === undefined || resumed === undefined) return undefined;
      if (resumed.kind === 'refused') {
        log?.info({ why: resumed.why }, 'The saved grouping state is not usable.');
        return undefined;
      }
      isSaved = true;
      return { engine: resumed.engine, savedAt: note.savedAt };
    },
    changed() {
      isSaved = false;
    },
    saveWhenDue(engine) {
      if (clock() >= dueAt) void save(engine);
    },
    save,
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
    if (typeof note?.digest !== 'string' || typeof note.savedAt !== 'number') return undefined;
    return { digest: note.digest, savedAt: note.savedAt, release: String(note.release) };
  } catch {
    return undefined;
  }
}
