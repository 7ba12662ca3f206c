// Text constructs: decides what is plain text and what is HTML, and converts either to the other.

import { escapeMarkup } from '../../domain/markup.js';
import { decodeHTML } from 'entities';
import { plainText } from '../html/html.js';
import { attribute, elements, innerMarkup, textOf } from './element.js';
import type { Element } from './element.js';
import type { Markup } from './reading.js';

/** Longest text read from one element, in UTF-16 units. */
const lengthMax = 1_000_000;

/** A `<!` that begins no comment and no declaration would swallow the words after it. */
const strayDeclaration = /<!(?!--|doctype\b|\[)/gi;

type Kind = 'plain' | 'html' | 'xhtml' | 'undeclared';

interface TextContent {
  readonly kind: Kind;
  readonly value: string;
}

/** Plain text of a construct with white space collapsed; undefined if it is empty. */
export function plainTextOf(element: Element | undefined, atom: boolean): string | undefined {
  if (element === undefined) return undefined;
  const { kind, value } = contentOf(element, atom);
  const html =
    kind === 'html' || kind === 'xhtml' || (kind === 'undeclared' && looksLikeHtml(value));
  const text = oneLine(html ? withoutMarkup(value) : value);
  return text === '' ? undefined : text;
}

/** Text without tags only needs its entities decoded. */
function withoutMarkup(html: string): string {
  return html.includes('<') ? plainText(html) : decodeHTML(html);
}

function oneLine(text: string): string {
  return /\s\s|[\n\t\r\u00a0]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}

/** A construct as HTML; undefined if it is empty. */
export function markupOf(element: Element | undefined, atom: boolean): Markup | undefined {
  if (element === undefined) return undefined;
  const { kind, value } = contentOf(element, atom);
  const html =
    kind === 'plain' ? escapeMarkup(value).trim() : value.trim().replace(strayDeclaration, '&lt;!');
  if (html === '') return undefined;
  return element.base === undefined ? { html } : { html, base: element.base };
}

/** The content of a construct and its kind, by its `type` and `mode` if it has them. */
function contentOf(element: Element, atom: boolean): TextContent {
  if (element.attributes === undefined && elements(element).length === 0) {
    return cut(atom ? 'plain' : 'undeclared', textOf(element));
  }
  const type = (attribute(element, 'type') ?? '').trim().toLowerCase();
  const mode = (attribute(element, 'mode') ?? '').trim().toLowerCase();
  if (mode === 'base64' || isBinary(type, element)) return decoded(element, type);
  const marked = elements(element).length > 0;
  if (isXhtml(type))
    return cut('xhtml', marked || mode === 'xml' ? innerMarkup(element, true) : textOf(element));
  if (isHtml(type)) return cut('html', marked ? innerMarkup(element, false) : textOf(element));
  if (marked) return cut('html', innerMarkup(element, hasXhtml(element) || atom));
  if (mode === 'escaped' && type === '') return cut('html', textOf(element));
  return cut(atom || type === 'text' ? 'plain' : 'undeclared', textOf(element));
}

function cut(kind: Kind, value: string): TextContent {
  return { kind, value: value.length > lengthMax ? value.slice(0, lengthMax) : value };
}

function isHtml(type: string): boolean {
  return type === 'html' || type.startsWith('text/html') || type === 'escaped';
}

function isXhtml(type: string): boolean {
  return type === 'xhtml' || type.startsWith('application/xhtml');
}

/** Atom 1.0 sends every other media type in base64. */
function isBinary(type: string, element: Element): boolean {
  if (!type.includes('/') || /^text\/|[+/]xml\b|^application\/xhtml/.test(type)) return false;
  return elements(element).length === 0 && /^[A-Za-z0-9+/=\s]+$/.test(textOf(element));
}

function decoded(element: Element, type: string): TextContent {
  const text = Buffer.from(textOf(element), 'base64').toString('utf8');
  const plain = type === 'text/plain' || !looksLikeHtml(text);
  return cut(isHtml(type) || !plain ? 'html' : 'plain', text);
}

function hasXhtml(element: Element): boolean {
  return elements(element).some((child) => child.name.startsWith('xhtml:'));
}

const htmlNames: ReadonlySet<string> = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink
  blockquote body br button canvas caption center cite code col colgroup data dd del details
  dfn dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2
  h3 h4 h5 h6 head header hr html i iframe img input ins isindex kbd label legend li link main
  map mark marquee math menu meta meter nav noframes noscript object ol optgroup option p param
  picture pre progress q rp rt ruby s samp script section select small source span strike
  strong style sub summary sup svg table tbody td template textarea tfoot th thead time title
  tr track tt u ul var video wbr xmp`.split(/\s+/),
);

/** An end tag, an entity, a tag with attributes, or a tag that needs no end. */
const htmlSign = new RegExp(
  String.raw`<\/\w+\s*>|&#?\w{1,32};|<\w+\s+[\w-]+\s*=|` +
    String.raw`<(?:br|hr|img|p|script|iframe)\b[^<>]{0,2000}>`,
  'i',
);

/**
 * Is this HTML although nothing declares it? HTML has an end tag, an entity or a tag with
 * attributes, and no unknown tag: `1 < 2` and `the <blink> tag` are plain text.
 */
export function looksLikeHtml(text: string): boolean {
  if (!text.includes('<') && !text.includes('&')) return false;
  if (!htmlSign.test(text)) return false;
  for (const [, name = ''] of text.matchAll(/<\/?(\w+)/g)) {
    if (!htmlNames.has(name.toLowerCase())) return false;
  }
  return true;
}
