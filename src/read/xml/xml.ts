// Door of the XML scanner: one linear pass over a document's text, telling a sink what opens and
// closes. What a person could still read is repaired and noted as a fault; nothing throws.

import { readDoctype } from './doctype.js';
import { noFaults, note } from './faults.js';
import type { Faults } from './faults.js';
import { beginsName, isName } from './names.js';
import { noEntities, resolve } from './references.js';
import type { Entities } from './references.js';
import { readTag } from './tag.js';

/** An end tag closes an element at most so many levels up; deeper it is taken as stray. */
const repairDepthMax = 64;

const wholeDeclaration = new RegExp(
  String.raw`^<\?xml\s+version\s*=\s*(["'])1\.\d+\1` +
    String.raw`(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?` +
    String.raw`(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*\?>`,
);

export interface XmlSink {
  /** Attributes have lower-case names; undefined for none. */
  open(name: string, attributes: ReadonlyMap<string, string> | undefined): void;
  text(value: string): void;
  /** The innermost open element ends; `cut` when the document ended first. */
  close(cut: boolean): void;
}

export interface XmlReport {
  readonly wellFormed: boolean;
  /** The first few, for people. */
  readonly faults: readonly string[];
}

interface Scan {
  readonly text: string;
  readonly sink: XmlSink;
  readonly faults: Faults;
  readonly entities: Entities;
  readonly open: string[];
  at: number;
  rooted: boolean;
  /** No processing instruction ends after here: the search is not made again. */
  endless: boolean;
}

export function scanXml(document: string, sink: XmlSink): XmlReport {
  const faults = noFaults();
  const text = clean(document, faults);
  const scan: Scan = {
    text,
    sink,
    faults,
    entities: noEntities(),
    open: [],
    at: declaration(text, faults),
    rooted: false,
    endless: false,
  };
  while (scan.at < text.length) step(scan);
  if (!scan.rooted) note(faults, 'no root element', text.length);
  if (scan.open.length > 0) note(faults, `unclosed ${scan.open.at(-1) ?? ''}`, text.length);
  for (let left = scan.open.length; left > 0; left -= 1) sink.close(true);
  return { wellFormed: faults.count === 0, faults: faults.kept };
}

/** One line-end, and no character that XML forbids. */
function clean(document: string, faults: Faults): string {
  const lined = document.includes('\r') ? document.replace(/\r\n?/g, '\n') : document;
  const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
  const at = lined.search(forbidden);
  if (at < 0) return lined;
  note(faults, 'characters that XML forbids', at);
  return lined.replace(new RegExp(forbidden, 'g'), '');
}

/** Checks the XML declaration; answers where the document goes on. */
function declaration(text: string, faults: Faults): number {
  if (!/^<\?xml\s/.test(text)) return 0;
  const match = wholeDeclaration.exec(text);
  if (match !== null) return match[0].length;
  note(faults, 'a malformed XML declaration', 0);
  const end = text.indexOf('>');
  return end < 0 ? text.length : end + 1;
}

function step(scan: Scan): void {
  const { text, at } = scan;
  const next = text.indexOf('<', at);
  if (next !== at) {
    const end = next < 0 ? text.length : next;
    characters(scan, text.slice(at, end), true);
    scan.at = end;
    return;
  }
  const unit = text.charCodeAt(at + 1);
  if (beginsName(unit)) openTag(scan);
  else if (unit === 47) closeTag(scan);
  else if (unit === 33) declared(scan);
  else if (unit === 63) instruction(scan);
  else {
    note(scan.faults, 'a less-than sign that begins no tag', at);
    characters(scan, '<', false);
    scan.at = at + 1;
  }
}

function characters(scan: Scan, raw: string, references: boolean): void {
  if (scan.open.length === 0) {
    if (raw.trim() !== '' || !references) note(scan.faults, 'text outside the root', scan.at);
    return;
  }
  if (references && raw.includes(']]>')) note(scan.faults, 'a bare ]]>', scan.at);
  scan.sink.text(references ? resolve(raw, scan.at, scan.entities, scan.faults) : raw);
}

function openTag(scan: Scan): void {
  const tag = readTag(scan.text, scan.at, scan.entities, scan.faults);
  if (!isName(tag.name)) note(scan.faults, 'a malformed element name', scan.at);
  if (scan.open.length === 0 && scan.rooted) note(scan.faults, 'a second root', scan.at);
  scan.rooted = true;
  scan.sink.open(tag.name, tag.attributes);
  if (tag.empty) scan.sink.close(false);
  else scan.open.push(tag.name);
  scan.at = tag.end;
}

function closeTag(scan: Scan): void {
  const { text, at, open } = scan;
  let end = at + 2;
  while (end < text.length && text.charCodeAt(end) !== 62 && text.charCodeAt(end) !== 60) end += 1;
  const broken = text.charCodeAt(end) !== 62;
  if (broken) note(scan.faults, 'an unfinished end tag', at);
  const name = text.slice(at + 2, end).trimEnd();
  scan.at = broken ? end : end + 1;
  if (open.at(-1) === name) {
    open.pop();
    scan.sink.close(false);
    return;
  }
  note(scan.faults, `end of ${name.slice(0, 40)} where ${open.at(-1) ?? 'nothing'} is open`, at);
  closeTo(scan, name);
}

/** Closes the nearest open element of that name and what stands open inside it. */
function closeTo(scan: Scan, name: string): void {
  const { open } = scan;
  const wanted = name.toLowerCase();
  const lowest = Math.max(0, open.length - repairDepthMax);
  for (let depth = open.length - 1; depth >= lowest; depth -= 1) {
    const candidate = open[depth] ?? '';
    if (candidate.length !== name.length || candidate.toLowerCase() !== wanted) continue;
    for (let left = open.length - depth; left > 0; left -= 1) scan.sink.close(false);
    open.length = depth;
    return;
  }
}

/** A comment, a CDATA section, the document type, or noise. */
function declared(scan: Scan): void {
  const { text, at, faults } = scan;
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at + 4);
    const inside = text.slice(at + 4, end < 0 ? text.length : end);
    if (end < 0 || inside.includes('--') || inside.endsWith('-')) note(faults, 'a bad comment', at);
    scan.at = end < 0 ? text.length : end + 3;
  } else if (text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at + 9);
    if (end < 0) note(faults, 'an unfinished CDATA section', at);
    characters(scan, text.slice(at + 9, end < 0 ? text.length : end), false);
    scan.at = end < 0 ? text.length : end + 3;
  } else if (text.startsWith('<!DOCTYPE', at) || text.startsWith('<!doctype', at)) {
    if (scan.rooted || !text.startsWith('<!D', at)) note(faults, 'a misplaced document type', at);
    scan.at = readDoctype(text, at, scan.entities, faults);
  } else {
    note(faults, 'an unknown declaration', at);
    scan.at = tagEnd(text, at + 1);
  }
}

function instruction(scan: Scan): void {
  const { text, at, faults } = scan;
  const end = scan.endless ? -1 : text.indexOf('?>', at + 2);
  scan.endless = end < 0;
  const target = /[^\s?]{0,200}/y;
  target.lastIndex = at + 2;
  const name = target.exec(text)?.[0] ?? '';
  if (end < 0 || !isName(name) || name.toLowerCase() === 'xml') {
    note(faults, 'a misplaced or malformed processing instruction', at);
  }
  scan.at = end < 0 ? tagEnd(text, at + 1) : end + 2;
}

/** Offset after the next `>`, or of the next `<` when that comes first. */
function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text.charCodeAt(at) === 62) return at + 1;
    if (text.charCodeAt(at) === 60) return at;
  }
  return text.length;
}
