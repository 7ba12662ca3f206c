// Names by how they sound: one written in another script stands for the same term.

import type { Columns, Sheet } from '../snapshot/snapshot.js';
import { soundsSame, type Script, type PhoneticKey } from './phonetic-key.js';

export interface SameSoundNames {
  /** The term of a name in another script that sounds like this one. */
  find(sound: PhoneticKey): number | undefined;
  add(sound: PhoneticKey, term: number): void;
  forget(term: number): void;
  save(sheet: Sheet): void;
  load(columns: Columns): void;
}

interface Known {
  readonly sound: PhoneticKey;
  readonly term: number;
}

export function createSameSoundNames(): SameSoundNames {
  const byBones = new Map<string, Known[]>();
  /** By term, in the order they came. */
  const all = new Map<number, Known>();

  function add(sound: PhoneticKey, term: number): void {
    const one = { sound, term };
    all.set(term, one);
    const known = byBones.get(sound.consonants);
    if (known === undefined) byBones.set(sound.consonants, [one]);
    else known.push(one);
  }

  return {
    find: (sound) =>
      byBones.get(sound.consonants)?.find((one) => soundsSame(one.sound, sound))?.term,
    add,
    forget(term) {
      const one = all.get(term);
      if (one === undefined) return;
      all.delete(term);
      const known = byBones.get(one.sound.consonants) ?? [];
      known.splice(known.indexOf(one), 1);
      if (known.length === 0) byBones.delete(one.sound.consonants);
    },
    save(sheet) {
      const known = [...all.values()];
      sheet.ints('kin.terms', () => new Int32Array(known.map(({ term }) => term)));
      sheet.names('kin.script', () => known.map(({ sound }) => sound.script));
      sheet.texts('kin.bones', () => known.map(({ sound }) => sound.consonants));
      sheet.texts('kin.whole', () => known.map(({ sound }) => sound.letters));
    },
    load(columns) {
      const terms = columns.ints('kin.terms');
      const scripts = columns.names('kin.script');
      const bones = columns.texts('kin.bones');
      const whole = columns.texts('kin.whole');
      byBones.clear();
      all.clear();
      terms.forEach((term, at) => {
        const script = (scripts[at] ?? 'latin') as Script;
        add({ script, consonants: bones[at] ?? '', letters: whole[at] ?? '' }, term);
      });
    },
  };
}
