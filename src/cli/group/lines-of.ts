// The lines of a file, one at a time, so that a file may be larger than memory; a line may not.

import { createReadStream } from 'node:fs';
import { Fault } from '../../domain/fault.js';

const lineFeed = 0x0a;

/**
 * Without their ends. Only a line feed ends a line: JSON may hold the other signs that could.
 * @throws Fault `invalid` for a line of more than `bytesMax`, naming it.
 */
export async function* linesOf(file: string, bytesMax: number): AsyncGenerator<string> {
  let number = 1;
  let begun: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    while (from < chunk.length) {
      const end = chunk.indexOf(lineFeed, from);
      const part = chunk.subarray(from, end < 0 ? chunk.length : end);
      begun.push(part);
      bytes += part.length;
      if (bytes > bytesMax) throw tooLong(number, bytesMax);
      if (end < 0) break;
      yield Buffer.concat(begun, bytes).toString();
      begun = [];
      bytes = 0;
      number += 1;
      from = end + 1;
    }
  }
  if (bytes > 0) yield Buffer.concat(begun, bytes).toString();
}

const tooLong = (line: number, bytesMax: number): Fault =>
  new Fault(
    'invalid',
    `Line ${line} is longer than ${bytesMax / 2 ** 20} MiB, the most one article may have.`,
  );
