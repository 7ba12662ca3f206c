// Forms of English verbs: which verb a word may be, and its form in -ing.

import { doubling, irregular, plainVerbs } from './verb-words.js';

/** `base`: seize · `third`: seizes · `past`: seized, took · `participle`: seized, taken. */
export type VerbForm = 'base' | 'third' | 'past' | 'participle';

export interface VerbReading {
  readonly verb: string;
  readonly forms: readonly VerbForm[];
}

const readings = readingsOf([...plainVerbs, ...irregular.map((row) => row[0] ?? '')]);

/** The verb a word may be a form of; undefined when it is none we know. Any case. */
export function readVerb(word: string): VerbReading | undefined {
  const lower = word.toLowerCase();
  const known = readings.get(lower);
  if (known !== undefined) return known;
  // "re-enters" and "reseizes" are read as the verb they repeat.
  const again = /^(re-?|over|out)(\p{L}{3,})$/u.exec(lower);
  const inner = again?.[2] === undefined ? undefined : readings.get(again[2]);
  return inner && { verb: `${again?.[1] ?? ''}${inner.verb}`, forms: inner.forms };
}

/** `recapture` → `recapturing`. */
export function toIng(verb: string): string {
  if (/ie$/.test(verb)) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(verb) && verb !== 'be') return `${verb.slice(0, -1)}ing`;
  if (/c$/.test(verb)) return `${verb}king`;
  return doubles(verb) ? `${verb}${verb.slice(-1)}ing` : `${verb}ing`;
}

function readingsOf(verbs: readonly string[]): ReadonlyMap<string, VerbReading> {
  const found = new Map<string, VerbReading>();
  const add = (word: string, verb: string, form: VerbForm): void => {
    const forms = found.get(word)?.forms ?? [];
    // The first verb keeps a shared form: "saw" is to see.
    if ((found.get(word)?.verb ?? verb) === verb)
      found.set(word, { verb, forms: [...forms, form] });
  };
  const pasts = new Map(irregular.map(([verb, past, participle]) => [verb, { past, participle }]));
  for (const verb of new Set(verbs)) {
    const { past, participle } = pasts.get(verb) ?? {};
    add(verb, verb, 'base');
    add(toThird(verb), verb, 'third');
    add(past ?? toPast(verb), verb, 'past');
    add(participle ?? toPast(verb), verb, 'participle');
  }
  return found;
}

function toThird(verb: string): string {
  if (verb === 'have') return 'has';
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function toPast(verb: string): string {
  if (/e$/.test(verb)) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return doubles(verb) ? `${verb}${verb.slice(-1)}ed` : `${verb}ed`;
}

/** One short vowel and one consonant at the end of a verb of one syllable: "stop", "ban". */
function doubles(verb: string): boolean {
  if (doubling.has(verb)) return true;
  return /^[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]$/.test(verb);
}
