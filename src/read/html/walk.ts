// Reads HTML as a browser's tokenizer does and reports tags and text to a listener in one pass. It
// builds no tree, so that deep nesting costs nothing.

import { QuoteType, Tokenizer } from 'htmlparser2';

/** Longest markup read, in UTF-16 units; the rest is dropped. */
export const markupLengthMax = 4_000_000;
/** Maximum of attributes of one tag. */
const attributesMax = 100;

export interface MarkupListener {
  /** Names are in lower case, values have entities resolved; the first of equal names wins. */
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  /** Text with entities resolved. One text may come in several calls. */
  text(text: string): void;
}

/** Reports every tag and text of `html` to `listener`; skips comments and declarations. */
export function walkMarkup(html: string, listener: MarkupListener): void {
  const markup = withTextEscaped(html.slice(0, markupLengthMax));
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

/** `</3` is a heart, and `<G1` at the very end is no tag: a browser would drop the words. */
function withTextEscaped(html: string): string {
  const text = html.includes('</') ? html.replace(/<(?=\/\d)/g, '&lt;') : html;
  const last = text.lastIndexOf('<');
  const isTag = last < 0 || /[>="'!?]|^<\//.test(text.slice(last, last + 2_000));
  const isLong = text.length - last > 2_000;
  return isTag || isLong ? text : `${text.slice(0, last)}&lt;${text.slice(last + 1)}`;
}

/** HTML start tags that end a surrounding drawing or formula, as in a browser. */
const leavesForeign: ReadonlySet<string> = new Set(
  `b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li
  menu meta nobr ol p pre ruby s small span strike strong sub sup table tt u ul var`.split(/\s+/),
);

function isForeign(name: string): boolean {
  return name === 'svg' || name === 'math';
}
