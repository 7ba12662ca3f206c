// Reads one start tag with its attributes. Every deviation is a fault; none stops the reading.

import { addFault } from './faults.js';
import type { Faults } from './faults.js';
import { isName, isSpace } from './names.js';
import { resolveReferences } from './references.js';
import type { Entities } from './references.js';

/** Maximum of attributes of one tag; more are dropped. */
const attributesMax = 256;
/** Longest attribute value kept, in UTF-16 units. */
const valueLengthMax = 65_536;

export interface Tag {
  name: string;
  /** By lower-case name; undefined if there are none. */
  attributes: Map<string, string> | undefined;
  empty: boolean;
  /** Offset after the tag. */
  end: number;
}

/** Reads the tag whose `<` is at `from`. */
export function readTag(text: string, from: number, entities: Entities, faults: Faults): Tag {
  let at = from + 1;
  while (at < text.length && !endsName(text.charCodeAt(at))) at += 1;
  const tag: Tag = { name: text.slice(from + 1, at), attributes: undefined, empty: false, end: at };
  while (at < text.length) {
    const before = at;
    while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
    const unit = text.charCodeAt(at);
    if (unit === 62) return endTagAt(tag, at + 1);
    if (unit === 47 && text.charCodeAt(at + 1) === 62) {
      tag.empty = true;
      return endTagAt(tag, at + 2);
    }
    if (unit === 60) {
      addFault(faults, 'a tag without its end', at);
      return endTagAt(tag, at);
    }
    if (at === before) addFault(faults, 'attributes that touch', at);
    at = readAttribute(text, at, tag, entities, faults);
  }
  addFault(faults, 'an unfinished tag', from);
  return endTagAt(tag, text.length);
}

function endTagAt(tag: Tag, end: number): Tag {
  tag.end = end;
  return tag;
}

/** Reads one attribute, or skips one stray character; returns the offset after it. */
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
    addFault(faults, 'a stray sign in a tag', at);
    return at + 1;
  }
  const name = text.slice(from, at);
  if (!isName(name)) addFault(faults, 'a malformed attribute name', from);
  at = skipSpace(text, at);
  if (text.charCodeAt(at) !== 61) {
    addFault(faults, 'an attribute without a value', from);
    addAttribute(tag, name, '', from, faults);
    return at;
  }
  at = skipSpace(text, at + 1);
  const quote = text.charCodeAt(at);
  const end = quote === 34 || quote === 39 ? quotedEnd(text, at) : bareEnd(text, at);
  const quoted = quote === 34 || quote === 39;
  if (!quoted) addFault(faults, 'an attribute without quotes', at);
  const raw = text.slice(quoted ? at + 1 : at, Math.min(end, at + valueLengthMax));
  if (raw.includes('<')) addFault(faults, 'a less-than sign in an attribute', at);
  const spaced = /[\n\t]/.test(raw) ? raw.replace(/[\n\t]/g, ' ') : raw;
  addAttribute(tag, name, resolveReferences(spaced, at, entities, faults), from, faults);
  return quoted ? end + 1 : end;
}

function addAttribute(tag: Tag, name: string, value: string, at: number, faults: Faults): void {
  const attributes = (tag.attributes ??= new Map());
  const key = name.toLowerCase();
  if (attributes.has(key)) addFault(faults, `attribute ${name} twice`, at);
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

/** Does a name end at this unit: white space, `/`, `>`, `=`, `<` or a quote? */
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
