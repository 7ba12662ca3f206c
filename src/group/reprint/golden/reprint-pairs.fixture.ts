// Reads the labelled pairs: named texts, then pairs made of their paragraphs, of paragraphs of
// their own, and of the damage that systems do to texts on the way.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Text } from '../reprints.js';
import type { Sketch } from '../shingles.js';

export interface LabelledPair {
  readonly why: string;
  /** One of the two carries the text of the other. */
  readonly reprint: boolean;
  readonly origin: string;
  readonly copy: string;
  readonly originIs: Credit;
  readonly copyIs: Credit;
}

type Credit = Omit<Text, 'id' | 'sketch'>;

/** A paragraph, or some of a named text: paragraphs `2-4`, its first words, words replaced. */
type Part =
  | string
  | {
      readonly of: string;
      readonly take?: string;
      readonly words?: number;
      readonly swap?: readonly (readonly [string, string])[];
    };

interface Row {
  readonly text?: string;
  readonly paragraphs?: readonly string[];
  readonly why: string;
  readonly reprint: boolean;
  readonly origin: readonly Part[];
  readonly copy: readonly Part[];
  readonly originIs?: Partial<Credit>;
  readonly copyIs?: Partial<Credit>;
  readonly copyAs?: readonly string[];
}

const file = fileURLToPath(new URL('./reprint-pairs.jsonl', import.meta.url));
const wire: Credit = { time: 1, isAgency: true, isCredited: true, credits: false };
const client: Credit = { time: 50, isAgency: false, isCredited: false, credits: true };

const rows = (): readonly Row[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

/** The texts from which pairs are made. */
export function namedTexts(): readonly {
  readonly name: string;
  readonly paragraphs: readonly string[];
}[] {
  return rows().flatMap(({ text, paragraphs = [] }) =>
    text === undefined ? [] : [{ name: text, paragraphs }],
  );
}

/** All labelled pairs of reprint-pairs.jsonl. */
export function labelledPairs(): readonly LabelledPair[] {
  const texts = new Map(namedTexts().map(({ name, paragraphs }) => [name, paragraphs]));
  return rows().flatMap((row) => (row.text === undefined ? [pairOf(row, texts)] : []));
}
function pairOf(row: Row, texts: ReadonlyMap<string, readonly string[]>): LabelledPair {
  const { why, reprint } = row;
  const apply = (text: string, name: string): string => changes[name]?.(text) ?? '';
  const copy = (row.copyAs ?? []).reduce(apply, whole(row.copy));
  return {
    why,
    reprint,
    origin: whole(row.origin),
    copy,
    originIs: { ...wire, ...row.originIs },
    copyIs: { ...client, ...row.copyIs },
  };

  function whole(parts: readonly Part[]): string {
    return parts.flatMap((part) => paragraphsOf(part, texts)).join('\n\n');
  }
}

function paragraphsOf(
  part: Part,
  texts: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (typeof part === 'string') return [part];
  const all = texts.get(part.of);
  if (all === undefined) throw new Error(`There is no text named ${part.of}.`);
  const [first = 1, last = first] = part.take?.split('-').map(Number) ?? [1, all.length];
  let text = all.slice(first - 1, last).join('\n\n');
  for (const [from, to] of part.swap ?? []) {
    if (!text.includes(from)) throw new Error(`${part.of} does not contain “${from}”.`);
    text = text.replaceAll(from, to);
  }
  if (part.words === undefined) return [text];
  const words = [...text.matchAll(/\S+/gu)].slice(0, part.words);
  const end = words.at(-1);
  return [text.slice(0, (end?.index ?? 0) + (end?.[0].length ?? 0))];
}

const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Changes that systems make to a text. */
const changes: Readonly<Record<string, (text: string) => string>> = {
  capitals: (text) => text.toUpperCase(),
  flat: (text) => text.replace(/\s+/gu, ' '),
  unbreaking: (text) => text.replace(/ /gu, '\u00A0'),
  unaccented: (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/gu, 'ss'),
  straight: (text) => text.replace(/[“”]/gu, '"').replace(/[–—]/gu, '-').replace(/’/gu, "'"),
  ligatures: (text) => text.replace(/ffi/gu, 'ﬃ').replace(/fi/gu, 'ﬁ').replace(/fl/gu, 'ﬂ'),
  hyphenated: (text) =>
    text.replace(/(\p{L}{4})(?=\p{L}{3})/gu, '$1\u00AD').replace(/, /gu, ',\u200B '),
  wide: (text) =>
    text.replace(/[A-Za-z0-9]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  damaged: (text) =>
    Array.from(new TextEncoder().encode(text), (byte) => {
      const upper = byte >= 0x80 && byte < 0xa0 ? windows1252.charAt(byte - 0x80) : '';
      return upper.trim() === '' ? String.fromCharCode(byte) : upper;
    }).join(''),
};

/** The two texts of a pair, with the ids `origin` and `copy`. */
export function textsOf(pair: LabelledPair, sketchOf: (text: string) => Sketch): readonly Text[] {
  return [
    { id: 'origin', sketch: sketchOf(pair.origin), ...pair.originIs },
    { id: 'copy', sketch: sketchOf(pair.copy), ...pair.copyIs },
  ];
}
