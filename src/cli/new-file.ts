// Files that a verb writes: only new ones, in a folder that exists.

import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from '../domain/fault.js';

/** @throws Fault `conflict` when the file exists, `not-found` when its folder does not. */
export function checkNewFile(file: string): void {
  if (existsSync(file)) {
    const what = statSync(file).isDirectory() ? 'a folder' : 'a file';
    throw new Fault('conflict', `There is ${what} ${file} already. Name a new file.`);
  }
  const folder = path.dirname(path.resolve(file));
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Fault('not-found', `There is no folder ${folder}. Create it or name another one.`);
  }
}

/** @throws as checkNewFile does, and Fault `unavailable` when the file cannot be written. */
export async function writeNewFile(file: string, text: string): Promise<void> {
  checkNewFile(file);
  await writeFile(file, text, { flag: 'wx' }).catch((cause: unknown) => {
    throw new Fault('unavailable', `${file} cannot be written.`, cause);
  });
}
