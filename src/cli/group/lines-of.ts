// The lines of a file, one at a time, so that a file may be larger than memory; a line may not.

import { isUtf8 } from 'node:buffer';

const lineFeed = 0x0a;

export interface Line {
  /** Without its end; undefined when it is longer than wanted. */
  readonly text: string | undefined;
  /** Whether it was written in UTF-8; where not, signs of it are lost. */
  readonly isUtf8: boolean;
}

/** Only a line feed ends a line: JSON may hold the other signs that could. */
export async function* linesOf(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  bytesMax: number,
): AsyncGenerator<Line> {
  let begun: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    let from = 0;
    while (from < chunk.length) {
      const end = chunk.indexOf(lineFeed, from);
      const part = chunk.subarray(from, end < 0 ? chunk.length : end);
      bytes += part.length;
      // What is too long is passed over, not kept.
      if (bytes > bytesMax) begun = [];
      else begun.push(part);
      if (end < 0) break;
      yield lineOf(begun, bytes, bytesMax);
      begun = [];
      bytes = 0;
      from = end + 1;
    }
  }
  if (bytes > 0) yield lineOf(begun, bytes, bytesMax);
}

function lineOf(parts: readonly Buffer[], bytes: number, bytesMax: number): Line {
  if (bytes > bytesMax) return { text: undefined, isUtf8: true };
  const whole = Buffer.concat(parts, bytes);
  return { text: whole.toString(), isUtf8: isUtf8(whole) };
}
