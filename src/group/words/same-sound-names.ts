// Finds names by how they sound, so that one name written in two scripts is one term.

import type { SnapshotReader, SnapshotWriter } from '../snapshot/snapshot.js';
import { soundsSame, type PhoneticKey, type Script } from './phonetic-key.js';

export interface SameSoundNames {
  /** The term of a name in another script that sounds the same; undefined if there is none. */
  find(key: PhoneticKey): number | undefined;
  add(key: PhoneticKey, term: number): void;
  /** Does nothing if the term was never added. */
  forget(term: number): void;
  save(writer: SnapshotWriter): void;
  /** Replaces all names. */
  load(reader: SnapshotReader): void;
}

interface Name {
  readonly key: PhoneticKey;
  readonly term: number;
}

export function createSameSoundNames(): SameSoundNames {
  const byConsonants = new Map<string, Name[]>();
  /** By term, in the order they were added. */
  const byTerm = new Map<number, Name>();

  function add(key: PhoneticKey, term: number): void {
    const name = { key, term };
    byTerm.set(term, name);
    const names = byConsonants.get(key.consonants);
    if (names === undefined) byConsonants.set(key.consonants, [name]);
    else names.push(name);
  }

  return {
    find: (key) =>
      byConsonants.get(key.consonants)?.find((name) => soundsSame(name.key, key))?.term,
    add,
    forget(term) {
      const name = byTerm.get(term);
      if (name === undefined) return;
      byTerm.delete(term);
      const names = byConsonants.get(name.key.consonants) ?? [];
      names.splice(names.indexOf(name), 1);
      if (names.length === 0) byConsonants.delete(name.key.consonants);
    },
    save(writer) {
      const names = [...byTerm.values()];
      writer.ints('sameSound.terms', () => new Int32Array(names.map(({ term }) => term)));
      writer.names('sameSound.script', () => names.map(({ key }) => key.script));
      writer.texts('sameSound.consonants', () => names.map(({ key }) => key.consonants));
      writer.texts('sameSound.letters', () => names.map(({ key }) => key.letters));
    },
    load(reader) {
      const terms = reader.ints('sameSound.terms');
      const scripts = reader.names('sameSound.script');
      const consonants = reader.texts('sameSound.consonants');
      const letters = reader.texts('sameSound.letters');
      byConsonants.clear();
      byTerm.clear();
      terms.forEach((term, at) => {
        const script = (scripts[at] ?? 'latin') as Script;
        add({ script, consonants: consonants[at] ?? '', letters: letters[at] ?? '' }, term);
      });
    },
  };
}
