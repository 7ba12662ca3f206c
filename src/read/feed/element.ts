// A small tree for one entry or a feed's head, and what one asks of it.

import { escapeMarkup } from '../../domain/markup.js';

export interface Element {
  /** Short name: see names.ts. */
  readonly name: string;
  /** As written. */
  readonly written: string;
  readonly attributes: ReadonlyMap<string, string> | undefined;
  readonly children: (Element | string)[];
  /** `xml:base` in force, resolved as far as can be; undefined for none. */
  readonly base: string | undefined;
  /** `xml:lang` in force. */
  readonly language: string | undefined;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attributes?.get(name);
}

/** Child elements, or those of one name. */
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

/** All text inside, tags left out. */
export function textOf(element: Element): string {
  const [only] = element.children;
  if (element.children.length === 0) return '';
  if (element.children.length === 1 && typeof only === 'string') return only;
  return element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('');
}

/** Text inside, trimmed; undefined when there is none. */
export function wordsOf(element: Element | undefined): string | undefined {
  const text = element === undefined ? '' : textOf(element).trim();
  return text === '' ? undefined : text;
}

const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/**
 * The inside of an element as HTML. `escaped`: text was XML's own (XHTML) and is escaped again;
 * otherwise it is HTML already.
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
