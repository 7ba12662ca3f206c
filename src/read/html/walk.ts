// Reads HTML as a browser's tokenizer would and tells a listener what it saw, in one pass.
// No tree is built, so depth and size cost nothing but the text itself.

import { QuoteType, Tokenizer } from 'htmlparser2';

/** Longest markup read, in UTF-16 units; what follows is left out. */
export const markupLengthMax = 4_000_000;
/** Attributes kept of one tag. */
const attributesMax = 100;

export interface MarkupListener {
  /** Lower-case name; attribute names lower case, values resolved, the first of a name wins. */
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  /** Entities resolved; may come in pieces. */
  text(text: string): void;
}

/** Tells `listener` every tag and text of `html`; comments and declarations are passed over. */
export function walkMarkup(html: string, listener: MarkupListener): void {
  const markup = html.length > markupLengthMax ? html.slice(0, markupLengthMax) : html;
  let name = '';
  let attribute = '';
  let value = '';
  let attributes = new Map<string, string>();
  let foreign = 0;
  const opened = (): void => {
    if (isForeign(name)) foreign += 1;
    else if (leavesForeign.has(name)) foreign = 0;
    listener.open(name, attributes);
  };
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => listener.text(markup.slice(start, end)),
      ontextentity: (codepoint) => listener.text(String.fromCodePoint(codepoint)),
      oncdata: (start, end, offset) => {
        if (foreign > 0) listener.text(markup.slice(start, end - offset));
      },
      onopentagname: (start, end) => {
        name = markup.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname: (start, end) => {
        attribute = markup.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => {
        value += markup.slice(start, end);
      },
      onattribentity: (codepoint) => {
        value += String.fromCodePoint(codepoint);
      },
      onattribend: (quote) => {
        if (attributes.has(attribute) || attributes.size >= attributesMax) return;
        attributes.set(attribute, quote === QuoteType.NoValue ? '' : value);
      },
      onopentagend: opened,
      onselfclosingtag: () => {
        opened();
        if (foreign === 0) return;
        if (isForeign(name)) foreign -= 1;
        listener.close(name);
      },
      onclosetag: (start, end) => {
        const closed = markup.slice(start, end).toLowerCase();
        if (foreign > 0 && isForeign(closed)) foreign -= 1;
        listener.close(closed);
      },
      oncomment: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
      isInForeignContext: () => foreign > 0,
    },
  );
  tokenizer.write(markup);
  tokenizer.end();
}

/** HTML start tags that end a drawing or formula around them, as in a browser. */
const leavesForeign: ReadonlySet<string> = new Set(
  `b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li
  menu meta nobr ol p pre ruby s small span strike strong sub sup table tt u ul var`.split(/\s+/),
);

function isForeign(name: string): boolean {
  return name === 'svg' || name === 'math';
}
