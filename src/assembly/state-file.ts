// The grouping state in a file beside the database. A power cut leaves the old or the new file.

import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { StateFile } from '../group/group.js';

/** `muster.sqlite` → `muster.grouping`. */
export const stateFileOf = (database: string): string =>
  path.join(path.dirname(database), `${path.parse(database).name}.grouping`);

export function openStateFile(file: string): StateFile {
  const unfinished = `${file}.new`;
  return {
    async read() {
      try {
        return await readFile(file);
      } catch (thrown) {
        if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw thrown;
      }
    },
    async write(parts) {
      const handle = await open(unfinished, 'w', 0o600);
      try {
        for (const part of parts) await writeAll(handle, part);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, file);
      await syncFolder(path.dirname(file));
    },
  };
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, part: Uint8Array): Promise<void> {
  for (let at = 0; at < part.length;) {
    at += (await handle.write(part, at, part.length - at)).bytesWritten;
  }
}

/** Makes the rename durable. Windows cannot open a folder and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows.
  }
}
