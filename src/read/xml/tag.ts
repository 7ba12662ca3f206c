// Reads one start tag with its attributes, strict in what it notes and lenient in what it takes.

import { note } from './faults.js';
import type { Faults } from './faults.js';
import { isName, isSpace } from './names.js';
import { resolve } from './references.js';
import type { Entities } from './references.js';

/** Attributes read of one tag; more are dropped. */
const attributesMax = 256;
/** Longest attribute value kept, in UTF-16 units. */
const valueLengthMax = 65_536;

export interface Tag {
  name: string;
  /** Lower-case names; undefined for none. */
  attributes: Map<string, string> | undefined;
  empty: boolean;
  /** Offset after the tag. */
  end: number;
}

/** Reads the tag whose `<` stands at `from`. */
export function readTag(text: string, from: number, entities: Entities, faults: Faults): Tag {
  let at = from + 1;
  while (at < text.length && !endsName(text.charCodeAt(at))) at += 1;
  const tag: Tag = { name: text.slice(from + 1, at), attributes: undefined, empty: false, end: at };
  while (at < text.length) {
    const before = at;
    while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
    const unit = text.charCodeAt(at);
    if (unit === 62) return finish(tag, at + 1);
    if (unit === 47 && text.charCodeAt(at + 1) === 62) {
      tag.empty = true;
      return finish(tag, at + 2);
    }
    if (unit === 60) {
      note(faults, 'a tag without its end', at);
      return finish(tag, at);
    }
    if (at === before) note(faults, 'attributes that touch', at);
    at = readAttribute(text, at, tag, entities, faults);
  }
  note(faults, 'an unfinished tag', from);
  return finish(tag, text.length);
}

function finish(tag: Tag, end: number): Tag {
  tag.end = end;
  return tag;
}

/** Reads one attribute, or passes over one stray sign; answers the offset after it. */
function readAttribute(
  text: string,
  from: number,
  tag: Tag,
  entities: Entities,
  faults: Faults,
): number {
  let at = from;
  while (at < text.length && !endsName(text.charCodeAt(at))) at += 1;
  if (at === from) {
    note(faults, 'a stray sign in a tag', at);
    return at + 1;
  }
  const name = text.slice(from, at);
  if (!isName(name)) note(faults, 'a malformed attribute name', from);
  at = skipSpace(text, at);
  if (text.charCodeAt(at) !== 61) {
    note(faults, 'an attribute without a value', from);
    keep(tag, name, '', from, faults);
    return at;
  }
  at = skipSpace(text, at + 1);
  const quote = text.charCodeAt(at);
  const end = quote === 34 || quote === 39 ? quotedEnd(text, at) : bareEnd(text, at);
  const quoted = quote === 34 || quote === 39;
  if (!quoted) note(faults, 'an attribute without quotes', at);
  const raw = text.slice(quoted ? at + 1 : at, Math.min(end, at + valueLengthMax));
  if (raw.includes('<')) note(faults, 'a less-than sign in an attribute', at);
  const spaced = /[\n\t]/.test(raw) ? raw.replace(/[\n\t]/g, ' ') : raw;
  keep(tag, name, resolve(spaced, at, entities, faults), from, faults);
  return quoted ? end + 1 : end;
}

function keep(tag: Tag, name: string, value: string, at: number, faults: Faults): void {
  const attributes = (tag.attributes ??= new Map());
  const key = name.toLowerCase();
  if (attributes.has(key)) note(faults, `attribute ${name} twice`, at);
  else if (attributes.size < attributesMax) attributes.set(key, value);
}

function quotedEnd(text: string, at: number): number {
  const end = text.indexOf(text.charAt(at), at + 1);
  return end < 0 ? text.length : end;
}

function bareEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpace(text.charCodeAt(at)) && text.charCodeAt(at) !== 62) at += 1;
  return at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Space, `/`, `>`, `=`, `<`, quotes. */
function endsName(unit: number): boolean {
  return (
    unit === 32 ||
    unit === 62 ||
    unit === 61 ||
    unit === 47 ||
    unit === 10 ||
    unit === 9 ||
    unit === 13 ||
    unit === 60 ||
    unit === 34 ||
    unit === 39
  );
}
