// Builds the tree of a feed's head, and one small tree per entry, which is handed over as soon as
// it is complete: a feed of a million entries never stands in memory.

import type { XmlSink } from '../xml/xml.js';
import { resolveAddress } from './address.js';
import type { Element } from './element.js';
import { bound, inside, outermost, shortName } from './names.js';
import type { Scope } from './names.js';

/** Deeper elements lose their tags; their text stays. */
const depthMax = 100;
/** Elements kept of one entry, and of the head. */
const elementsMax = 20_000;

const entryNames: ReadonlySet<string> = new Set(['item', 'entry', 'at:deleted-entry']);

export interface Tree {
  readonly sink: XmlSink;
  /** The root, entries left out; undefined before it opened. */
  root(): Element | undefined;
  /** A prefix was used that is declared nowhere. */
  unbound(): boolean;
}

interface Open {
  /** Undefined for a level whose tags are left out. */
  readonly element: Element | undefined;
  readonly scope: Scope;
}

interface State {
  readonly stack: Open[];
  readonly onEntry: (entry: Element, cut: boolean) => void;
  root: Element | undefined;
  /** Depth of the open entry; 0 for none. */
  entryDepth: number;
  kept: number;
  unbound: boolean;
  /** The document ended inside a field of an entry. */
  cutInside: boolean;
}

/** `base` and `language` are those of the document, in force where the feed says nothing. */
export function growTree(
  around: { readonly base: string | undefined; readonly language: string | undefined },
  onEntry: (entry: Element, cut: boolean) => void,
): Tree {
  const state: State = {
    stack: [],
    onEntry,
    root: undefined,
    entryDepth: 0,
    kept: 0,
    unbound: false,
    cutInside: false,
  };
  const ground: Element = {
    name: '',
    written: '',
    attributes: undefined,
    children: [],
    base: around.base,
    language: around.language,
  };
  const floor: Open = { element: ground, scope: outermost() };
  return {
    sink: {
      open: (name, attributes) => open(state, floor, name, attributes),
      text: (value) => top(state, floor).element?.children.push(value),
      close: (cut) => close(state, cut),
    },
    root: () => state.root,
    unbound: () => state.unbound,
  };
}

function top(state: State, floor: Open): Open {
  return state.stack[state.stack.length - 1] ?? floor;
}

function open(
  state: State,
  floor: Open,
  written: string,
  attributes: ReadonlyMap<string, string> | undefined,
): void {
  const parent = top(state, floor);
  const { stack } = state;
  if (parent.element === undefined || isTooMuch(state)) {
    stack.push(parent);
    return;
  }
  const scope = inside(parent.scope, attributes);
  const name = shortName(written, scope, () => (state.unbound = true));
  if (!bound(attributes, scope)) state.unbound = true;
  const element = grown(parent.element, name, written, attributes);
  const entry = stack.length > 0 && isEntry(name, parent.element);
  if (entry && state.entryDepth > 0) leaveEntry(state);
  stack.push({ element, scope });
  state.kept += 1;
  if (entry) {
    state.entryDepth = stack.length;
    state.kept = 0;
  } else {
    state.root ??= element;
    parent.element.children.push(element);
  }
}

function isTooMuch({ stack, entryDepth, kept }: State): boolean {
  return stack.length - entryDepth >= depthMax || kept >= elementsMax;
}

/** An entry inside another means that the end of that was forgotten: it is handed over first. */
function leaveEntry(state: State): void {
  const { element } = state.stack[state.entryDepth - 1] ?? {};
  if (element !== undefined) state.onEntry(element, false);
}

/** A sitemap's entries are its `url` elements; elsewhere those are addresses. */
function isEntry(name: string, parent: Element): boolean {
  return entryNames.has(name) || (name === 'url' && parent.name === 'urlset');
}

function grown(
  parent: Element,
  name: string,
  written: string,
  attributes: ReadonlyMap<string, string> | undefined,
): Element {
  const base = attributes?.get('xml:base');
  const language = attributes?.get('xml:lang') ?? attributes?.get('lang');
  return {
    name,
    written,
    attributes,
    children: [],
    base: base === undefined ? parent.base : (resolveAddress(base, parent.base) ?? parent.base),
    language: language === undefined ? parent.language : language === '' ? undefined : language,
  };
}

function close(state: State, cut: boolean): void {
  const closed = state.stack.pop();
  if (cut && state.stack.length >= state.entryDepth) state.cutInside = true;
  if (state.entryDepth !== state.stack.length + 1 || closed?.element === undefined) return;
  state.entryDepth = 0;
  state.kept = 0;
  state.onEntry(closed.element, state.cutInside);
}
