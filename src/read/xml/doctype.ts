// Reads the small entities of a document type declaration. Nothing outside the document is ever
// fetched; parameter entities are skipped.

import { addFault } from './faults.js';
import type { Faults } from './faults.js';
import { isName, isSpace } from './names.js';
import { resolveReferences } from './references.js';
import type { Entities } from './references.js';

/** Maximum of entities that a document may declare; a real feed needs a handful. */
const declarationsMax = 300;
/** Longest replacement text kept, in UTF-16 units. */
const replacementMax = 1_024;
/** Longest name and identifiers of a document type that are checked, in UTF-16 units. */
const identifiersMax = 4_096;
const predefined = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Reads the declaration that begins at `at`; returns the offset after its end. */
export function readDoctype(text: string, at: number, entities: Entities, faults: Faults): number {
  const head = endOfPart(text, at + 9, '[');
  const identifiers = text.slice(at + 9, head);
  const shape = /^\s+[^\s"'>]+(\s+(SYSTEM|PUBLIC\s+("[^"]*"|'[^']*'))(\s+("[^"]*"|'[^']*')))?\s*$/;
  if (identifiers.length > identifiersMax || !shape.test(identifiers))
    addFault(faults, 'a malformed document type', at);
  if (/\s(?:SYSTEM|PUBLIC)\s/.test(identifiers)) entities.declaredElsewhere = true;
  if (text[head] !== '[') return head + 1;
  const end = readSubset(text, head + 1, entities, faults);
  const close = text.indexOf('>', end);
  if (close < 0 || text.slice(end, close).trim() !== '')
    addFault(faults, 'a malformed document type', at);
  return close < 0 ? text.length : close + 1;
}

/** Reads the internal subset; returns the offset after its closing bracket. */
function readSubset(text: string, from: number, entities: Entities, faults: Faults): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 93) return at + 1;
    if (isSpace(unit)) at += 1;
    else if (unit === 37) at = parameterReference(text, at, entities, faults);
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<!', at)) {
      const end = endOfPart(text, at + 2, '');
      declare(text.slice(at, end), at, entities, faults);
      at = end + 1;
    } else {
      addFault(faults, 'stray text in the document type', at);
      at += 1;
      while (at < text.length && text[at] !== '<' && text[at] !== ']') at += 1;
    }
  }
  addFault(faults, 'an unfinished document type', from);
  return at;
}

function parameterReference(text: string, at: number, entities: Entities, faults: Faults): number {
  entities.declaredElsewhere = true;
  const match = /%[^\s;%<>]{1,64};/y;
  match.lastIndex = at;
  if (match.test(text)) return match.lastIndex;
  addFault(faults, 'a stray per cent sign in the document type', at);
  return at + 1;
}

/** Reads one markup declaration, from `<!` to before its `>`. */
function declare(part: string, at: number, entities: Entities, faults: Faults): void {
  if (!/^<!(ELEMENT|ATTLIST|NOTATION|ENTITY)\s/.test(part)) {
    addFault(faults, 'a malformed declaration', at);
    return;
  }
  if (!part.startsWith('<!ENTITY')) return;
  const entity = /^<!ENTITY\s+(%\s+)?(\S+)\s+(?:("[^"]*"|'[^']*')|SYSTEM\s|PUBLIC\s)/.exec(part);
  const [, parameter, name, quoted] = entity ?? [];
  if (name === undefined || !isName(name)) {
    addFault(faults, 'a malformed entity declaration', at);
    return;
  }
  if (parameter !== undefined || quoted === undefined) return;
  if (predefined.has(name) || entities.own.has(name) || entities.own.size >= declarationsMax)
    return;
  const value = quoted.slice(1, -1);
  if (value.length > replacementMax) {
    entities.own.set(name, '');
    addFault(faults, `entity ${name} is too long`, at);
    return;
  }
  const quiet: Faults = { kept: [], count: 0 };
  const resolved = resolveReferences(
    resolveReferences(value, at, entities, quiet),
    at,
    entities,
    quiet,
  );
  entities.own.set(name, resolved.slice(0, replacementMax));
}

/** Offset of the next `>` (or `stop`) outside quotes; the length of the text if there is none. */
function endOfPart(text: string, from: number, stop: string): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '>' || (stop !== '' && sign === stop)) return at;
    if (sign === '"' || sign === "'") {
      const close = text.indexOf(sign, at + 1);
      if (close < 0) return text.length;
      at = close;
    }
  }
  return text.length;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}
