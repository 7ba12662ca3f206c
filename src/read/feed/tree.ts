// Builds the tree of a feed's head and one small tree per entry. Each entry is handed over as soon
// as it is complete, so a feed of a million entries is never in memory as a whole.

import type { XmlSink } from '../xml/xml.js';
import { resolveAddress } from './address.js';
import type { Element } from './element.js';
import { prefixesDeclared, scopeInside, outermostScope, shortName } from './namespaces.js';
import type { Scope } from './namespaces.js';

/** Deeper elements lose their tags and keep their text. */
const depthMax = 100;
/** Maximum of elements of one entry, and of the head. */
const elementsMax = 20_000;

const entryNames: ReadonlySet<string> = new Set(['item', 'entry', 'at:deleted-entry']);

export interface TreeBuilder {
  readonly sink: XmlSink;
  /** The root without entries; undefined before it opens. */
  root(): Element | undefined;
  /** Is a prefix used that is not declared? */
  unbound(): boolean;
}

interface Open {
  /** Undefined for a level whose tags are dropped. */
  readonly element: Element | undefined;
  readonly scope: Scope;
}

interface State {
  readonly stack: Open[];
  readonly onEntry: (entry: Element, cut: boolean) => void;
  root: Element | undefined;
  /** Depth of the open entry; 0 if none is open. */
  entryDepth: number;
  kept: number;
  unbound: boolean;
  /** The document ended inside a field of an entry. */
  cutInside: boolean;
}

/**
 * `base` and `language` apply unless the feed sets its own. `onEntry` gets each entry; `cut` means
 * that the document ended inside the entry.
 */
export function createTreeBuilder(
  around: { readonly base: string | undefined; readonly language: string | undefined },
  onEntry: (entry: Element, cut: boolean) => void,
): TreeBuilder {
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
  const floor: Open = { element: ground, scope: outermostScope() };
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
  const scope = scopeInside(parent.scope, attributes);
  const name = shortName(written, scope, () => (state.unbound = true));
  if (!prefixesDeclared(attributes, scope)) state.unbound = true;
  const element = childElement(parent.element, name, written, attributes);
  const entry = stack.length > 0 && isEntry(name, parent.element);
  if (entry && state.entryDepth > 0) finishEntry(state);
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

/** An entry inside another: the end tag of the outer one is missing, so it is complete now. */
function finishEntry(state: State): void {
  const { element } = state.stack[state.entryDepth - 1] ?? {};
  if (element !== undefined) state.onEntry(element, false);
}

/** The entries of a sitemap are its `url` elements; in other formats `url` is an address. */
function isEntry(name: string, parent: Element): boolean {
  return entryNames.has(name) || (name === 'url' && parent.name === 'urlset');
}

function childElement(
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
