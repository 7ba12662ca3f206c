// Door of the XML scanner: one linear pass over the text that reports elements and text to a sink.
// It repairs what a person could still read, lists the faults and never throws.

import { readDoctype } from './doctype.js';
import { noFaults, addFault } from './faults.js';
import type { Faults } from './faults.js';
import { beginsName, isName } from './names.js';
import { noEntities, resolveReferences } from './references.js';
import type { Entities } from './references.js';
import { readTag } from './tag.js';

/** An end tag closes an element at most this many levels up; else it is ignored. */
const repairDepthMax = 64;

const wholeDeclaration = new RegExp(
  String.raw`^<\?xml\s+version\s*=\s*(["'])1\.\d+\1` +
    String.raw`(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?` +
    String.raw`(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*\?>`,
);

export interface XmlSink {
  /** Attributes are by lower-case name; undefined if there are none. */
  open(name: string, attributes: ReadonlyMap<string, string> | undefined): void;
  text(value: string): void;
  /** The innermost open element ends. `cut` means that the document ended before its end tag. */
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
  /** No `?>` follows, so it is not searched for again. */
  endless: boolean;
}

/** Scans `document` and reports to `sink`. Every element that opens closes. */
export function scanXml(document: string, sink: XmlSink): XmlReport {
  const faults = noFaults();
  const text = normaliseText(document, faults);
  const scan: Scan = {
    text,
    sink,
    faults,
    entities: noEntities(),
    open: [],
    at: readXmlDeclaration(text, faults),
    rooted: false,
    endless: false,
  };
  while (scan.at < text.length) step(scan);
  if (!scan.rooted) addFault(faults, 'no root element', text.length);
  if (scan.open.length > 0) addFault(faults, `unclosed ${scan.open.at(-1) ?? ''}`, text.length);
  for (let left = scan.open.length; left > 0; left -= 1) sink.close(true);
  return { wellFormed: faults.count === 0, faults: faults.kept };
}

/** Line ends become `\n`; characters that XML forbids are removed. */
function normaliseText(document: string, faults: Faults): string {
  const lined = document.includes('\r') ? document.replace(/\r\n?/g, '\n') : document;
  const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
  const at = lined.search(forbidden);
  if (at < 0) return lined;
  addFault(faults, 'characters that XML forbids', at);
  return lined.replace(new RegExp(forbidden, 'g'), '');
}

/** Checks the XML declaration; returns the offset after it. */
function readXmlDeclaration(text: string, faults: Faults): number {
  if (!/^<\?xml\s/.test(text)) return 0;
  const match = wholeDeclaration.exec(text);
  if (match !== null) return match[0].length;
  addFault(faults, 'a malformed XML declaration', 0);
  const end = text.indexOf('>');
  return end < 0 ? text.length : end + 1;
}

function step(scan: Scan): void {
  const { text, at } = scan;
  const next = text.indexOf('<', at);
  if (next !== at) {
    const end = next < 0 ? text.length : next;
    readCharacters(scan, text.slice(at, end), true);
    scan.at = end;
    return;
  }
  const unit = text.charCodeAt(at + 1);
  if (beginsName(unit)) openTag(scan);
  else if (unit === 47) closeTag(scan);
  else if (unit === 33) readMarkupDeclaration(scan);
  else if (unit === 63) readInstruction(scan);
  else {
    addFault(scan.faults, 'a less-than sign that begins no tag', at);
    readCharacters(scan, '<', false);
    scan.at = at + 1;
  }
}

function readCharacters(scan: Scan, raw: string, references: boolean): void {
  if (scan.open.length === 0) {
    if (raw.trim() !== '' || !references) addFault(scan.faults, 'text outside the root', scan.at);
    return;
  }
  if (references && raw.includes(']]>')) addFault(scan.faults, 'a bare ]]>', scan.at);
  scan.sink.text(references ? resolveReferences(raw, scan.at, scan.entities, scan.faults) : raw);
}

function openTag(scan: Scan): void {
  const tag = readTag(scan.text, scan.at, scan.entities, scan.faults);
  if (!isName(tag.name)) addFault(scan.faults, 'a malformed element name', scan.at);
  if (scan.open.length === 0 && scan.rooted) addFault(scan.faults, 'a second root', scan.at);
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
  if (broken) addFault(scan.faults, 'an unfinished end tag', at);
  const name = text.slice(at + 2, end).trimEnd();
  scan.at = broken ? end : end + 1;
  if (open.at(-1) === name) {
    open.pop();
    scan.sink.close(false);
    return;
  }
  addFault(
    scan.faults,
    `end of ${name.slice(0, 40)} where ${open.at(-1) ?? 'nothing'} is open`,
    at,
  );
  closeTo(scan, name);
}

/** Closes the nearest open element of that name and everything inside it. */
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

/** Reads a comment, a CDATA section, the document type, or skips anything else. */
function readMarkupDeclaration(scan: Scan): void {
  const { text, at, faults } = scan;
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at + 4);
    const inside = text.slice(at + 4, end < 0 ? text.length : end);
    if (end < 0 || inside.includes('--') || inside.endsWith('-'))
      addFault(faults, 'a bad comment', at);
    scan.at = end < 0 ? text.length : end + 3;
  } else if (text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at + 9);
    if (end < 0) addFault(faults, 'an unfinished CDATA section', at);
    readCharacters(scan, text.slice(at + 9, end < 0 ? text.length : end), false);
    scan.at = end < 0 ? text.length : end + 3;
  } else if (text.startsWith('<!DOCTYPE', at) || text.startsWith('<!doctype', at)) {
    if (scan.rooted || !text.startsWith('<!D', at))
      addFault(faults, 'a misplaced document type', at);
    scan.at = readDoctype(text, at, scan.entities, faults);
  } else {
    addFault(faults, 'an unknown declaration', at);
    scan.at = tagEnd(text, at + 1);
  }
}

function readInstruction(scan: Scan): void {
  const { text, at, faults } = scan;
  const end = scan.endless ? -1 : text.indexOf('?>', at + 2);
  scan.endless = end < 0;
  const target = /[^\s?]{0,200}/y;
  target.lastIndex = at + 2;
  const name = target.exec(text)?.[0] ?? '';
  if (end < 0 || !isName(name) || name.toLowerCase() === 'xml') {
    addFault(faults, 'a misplaced or malformed processing instruction', at);
  }
  scan.at = end < 0 ? tagEnd(text, at + 1) : end + 2;
}

/** Offset after the next `>`, or of the next `<` if that comes first. */
function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text.charCodeAt(at) === 62) return at + 1;
    if (text.charCodeAt(at) === 60) return at;
  }
  return text.length;
}
