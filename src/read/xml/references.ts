// Resolves character and entity references, including HTML's names. A document's own entities are
// few, small and bounded in sum, so that they cannot expand without limit.

import { decodeHTMLStrict } from 'entities';
import { addFault } from './faults.js';
import type { Faults } from './faults.js';

/** Total text that a document's own entities may expand to, in UTF-16 units. */
const expansionMax = 65_536;
const nameLengthMax = 64;
const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

export interface Entities {
  /** The document's own entities, with the references inside them resolved. */
  readonly own: Map<string, string>;
  /** Declarations may be outside the document, so an unknown name is no fault. */
  declaredElsewhere: boolean;
  expanded: number;
}

export function noEntities(): Entities {
  return { own: new Map(), declaredElsewhere: false, expanded: 0 };
}

/** `raw` with its references resolved. Anything else stays as written. Linear time. */
export function resolveReferences(
  raw: string,
  at: number,
  entities: Entities,
  faults: Faults,
): string {
  let from = raw.indexOf('&');
  if (from < 0) return raw;
  let done = raw.slice(0, from);
  while (from >= 0) {
    const usual = predefinedAt(raw, from + 1);
    if (usual !== undefined) {
      const go = from + usual.length + 2;
      from = raw.indexOf('&', go);
      done += (predefined.get(usual) ?? '') + (from < 0 ? raw.slice(go) : raw.slice(go, from));
      continue;
    }
    const end = referenceEnd(raw, from);
    const value =
      end < 0 ? undefined : entityValue(raw.slice(from + 1, end), at + from, entities, faults);
    if (value === undefined) {
      addFault(faults, 'an ampersand that begins no known reference', at + from);
      done += '&';
    } else {
      done += value;
    }
    const go = value === undefined ? from + 1 : end + 1;
    from = raw.indexOf('&', go);
    done += from < 0 ? raw.slice(go) : raw.slice(go, from);
  }
  return done;
}

/** The name of one of the five predefined entities at `at`. Nearly all references are. */
function predefinedAt(raw: string, at: number): string | undefined {
  const unit = raw.charCodeAt(at);
  if (unit === 108) return raw.startsWith('lt;', at) ? 'lt' : undefined;
  if (unit === 103) return raw.startsWith('gt;', at) ? 'gt' : undefined;
  if (unit === 113) return raw.startsWith('quot;', at) ? 'quot' : undefined;
  if (unit !== 97) return undefined;
  if (raw.startsWith('amp;', at)) return 'amp';
  return raw.startsWith('apos;', at) ? 'apos' : undefined;
}

/** Offset of the semicolon, or −1 if the ampersand begins no reference. */
function referenceEnd(raw: string, from: number): number {
  const last = Math.min(raw.length, from + 2 + nameLengthMax);
  for (let at = from + 1; at < last; at += 1) {
    const unit = raw.charCodeAt(at);
    if (unit === 59) return at > from + 1 ? at : -1;
    if (unit === 38 || unit === 60 || unit <= 32) return -1;
  }
  return -1;
}

function entityValue(
  name: string,
  at: number,
  entities: Entities,
  faults: Faults,
): string | undefined {
  if (name.startsWith('#')) return characterValue(name, at, faults);
  const own = entities.own.get(name);
  if (own !== undefined) {
    entities.expanded += own.length;
    if (entities.expanded <= expansionMax) return own;
    addFault(faults, 'entities that expand beyond measure', at);
    return '';
  }
  const known = decodeHTMLStrict(`&${name};`);
  if (known === `&${name};`) return undefined;
  if (!entities.declaredElsewhere) addFault(faults, `undeclared &${name};`, at);
  return known;
}

function characterValue(name: string, at: number, faults: Faults): string | undefined {
  const hex = /^#[xX][0-9a-fA-F]{1,8}$/.test(name);
  if (!hex && !/^#[0-9]{1,10}$/.test(name)) return undefined;
  const code = hex ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  if (name.startsWith('#X')) addFault(faults, 'a character reference with a capital X', at);
  if (isCharacter(code))
    return code >= 128 && code <= 159 ? decodeHTMLStrict(`&${name};`) : String.fromCodePoint(code);
  addFault(faults, 'a reference to a character that XML forbids', at);
  return '';
}

function isCharacter(code: number): boolean {
  if (code < 32) return code === 9 || code === 10 || code === 13;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff && code <= 0x10ffff;
}
