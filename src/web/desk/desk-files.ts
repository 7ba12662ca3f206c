// The script and the style sheet of the desk. Each name contains a hash of its content, so that
// browsers can keep the file for ever, and a tab that is left open over an upgrade finds its own.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

export interface DeskFiles {
  /** By path. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: Buffer }>;
  readonly script: string;
  readonly worker: string;
  readonly passkeys: string;
  readonly css: string;
}

const hashLength = 10;
const javascript = 'text/javascript; charset=utf-8';

/**
 * Reads the built files; call once, at start. `npm run build` makes them from `client/`.
 * @throws Error when they are missing.
 */
export function loadDeskFiles(): DeskFiles {
  const files = new Map<string, { type: string; body: Buffer }>();
  const add = (name: string, extension: string, type: string, body: Buffer): string => {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, hashLength);
    const path = `/desk/files/${name}.${hash}.${extension}`;
    files.set(path, { type, body });
    return path;
  };
  return {
    files,
    script: add('desk', 'js', javascript, built('main.js')),
    worker: add('live', 'js', javascript, built('live-worker.js')),
    passkeys: add('passkeys', 'js', javascript, built('passkeys.js')),
    css: add('desk', 'css', 'text/css; charset=utf-8', read('desk.css')),
  };
}

const read = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));

/** From `dist/` beside this file, or from `dist/` when the sources run. */
function built(name: string): Buffer {
  const beside = new URL(`client/${name}`, import.meta.url);
  const fromSources = new URL(`../../../dist/web/desk/client/${name}`, import.meta.url);
  return readFileSync(existsSync(beside) ? beside : fromSources);
}
