// The bytes of a file that may have to be read twice. What comes through a pipe comes once: it is
// kept.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

export interface InputBytes {
  /** As a person would name it. */
  readonly name: string;
  readonly size: number;
  chunks(): AsyncIterable<Buffer> | Iterable<Buffer>;
}

/** `file`: a path, or `-` for standard input. */
export async function inputBytes(file: string): Promise<InputBytes> {
  if (file !== '-') {
    const found = await stat(file);
    if (found.isFile()) {
      return { name: file, size: found.size, chunks: () => createReadStream(file) };
    }
  }
  const stream = file === '-' ? process.stdin : createReadStream(file);
  const kept: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) kept.push(chunk);
  const size = kept.reduce((sum, { length }) => sum + length, 0);
  return { name: file === '-' ? 'Standard input' : file, size, chunks: () => kept };
}
