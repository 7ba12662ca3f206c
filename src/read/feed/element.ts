// The element tree of one entry or of a feed's head.

import { escapeMarkup } from '../../domain/markup.js';

export interface Element {
  /** Short name, as defined in namespaces.ts. */
  readonly name: string;
  /** Name as written. */
  readonly written: string;
  readonly attributes: ReadonlyMap<string, string> | undefined;
  readonly children: (Element | string)[];
  /** The `xml:base` in force, resolved as far as possible; undefined if there is none. */
  readonly base: string | undefined;
  /** The `xml:lang` in force. */
  readonly language: string | undefined;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attributes?.get(name);
}

/** Child elements, or only those with a name. */
export function elements(parent: Element, name?: string): readonly Element[] {
  if (parent.children.length === 1 && typeof parent.children[0] === 'string') return none;
  const found: Element[] = [];
  for (const child of parent.children) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

const none: readonly Element[] = [];

export function first(parent: Element, name: string): Element | undefined {
  return elements(parent, name)[0];
}

/** All text inside, without tags. */
export function textOf(element: Element): string {
  const [only] = element.children;
  if (element.children.length === 0) return '';
  if (element.children.length === 1 && typeof only === 'string') return only;
  return element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('');
}

/** Text inside, trimmed; undefined if it is empty. */
export function wordsOf(element: Element | undefined): string | undefined {
  const text = element === undefined ? '' : textOf(element).trim();
  return text === '' ? undefined : text;
}

const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/**
 * The content of an element as HTML. With `escaped` the text is XML text (XHTML) and is escaped
 * again; without, it is HTML already.
 */
export function innerMarkup(element: Element, escaped: boolean): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return escaped ? escapeMarkup(child) : child;
      return outerMarkup(child, escaped);
    })
    .join('');
}

function outerMarkup(element: Element, escaped: boolean): string {
  const name = element.name.startsWith('xhtml:')
    ? element.name.slice(6)
    : element.written.slice(element.written.indexOf(':') + 1);
  let tag = `<${name}`;
  for (const [key, value] of element.attributes ?? []) {
    if (!key.startsWith('xmlns')) tag += ` ${key}="${escapeMarkup(value)}"`;
  }
  const inner = innerMarkup(element, escaped);
  return voidElements.has(name.toLowerCase()) ? `${tag}>${inner}` : `${tag}>${inner}</${name}>`;
}
