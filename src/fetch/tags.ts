// Reads the tags of a text that may be hostile. Nested tags cost the parser the square of their
// depth, so reading stops at a depth that no honest text reaches.

import { Parser, type ParserOptions } from 'htmlparser2';

const depthMax = 2_000;
/** UTF-16 units parsed at once; the depth is checked in between. */
const pieceLength = 16 * 1024;

export interface TagHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
}

/** Calls the handlers for every tag in order, until the end or the depth limit. */
export function readTags(text: string, handlers: TagHandlers, options: ParserOptions = {}): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        handlers.open(name, attributes);
      },
      onclosetag: (name) => {
        depth -= 1;
        handlers.close?.(name);
      },
    },
    options,
  );
  for (let at = 0; at < text.length && depth <= depthMax; at += pieceLength) {
    parser.write(text.slice(at, at + pieceLength));
  }
  if (depth <= depthMax) parser.end();
}
