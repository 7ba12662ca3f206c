// DOOR of the register of outlets: facts with the public page that shows each, one file per country
// in `feeds/outlets/`; and the outlets of new feeds.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../domain/fault.js';
import type { Outlet } from '../domain/outlet.js';
import { parseOutlets } from './register.js';

export { parseOutlets } from './register.js';
export { subscribe } from './subscribe.js';

/**
 * Every outlet in the `.json` files of `outlets/` in the folder of feeds, by id.
 * @throws Fault `invalid`, naming the file, the outlet and what is wrong with it.
 */
export async function loadRegister(feedsFolder: string): Promise<readonly Outlet[]> {
  const folder = join(feedsFolder, 'outlets');
  const files = (await readdir(folder).catch(unreadable(folder)))
    .filter((name) => name.endsWith('.json'))
    .sort();
  const parts = await Promise.all(
    files.map(async (name) => {
      const file = join(folder, name);
      return { name, text: await readFile(file, 'utf8').catch(unreadable(file)) };
    }),
  );
  return parseOutlets(parts);
}

function unreadable(path: string): (cause: unknown) => never {
  return (cause) => {
    throw new Fault('unavailable', `The register of outlets cannot be read: ${path}`, cause);
  };
}
