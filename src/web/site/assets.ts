// The files of the look: one style sheet, two fonts, the icon. Names carry a hash of the content,
// so that they can be kept for ever.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { finish, type Finished } from './page-cache.js';

export interface Assets {
  /** By path. */
  readonly files: ReadonlyMap<string, Finished>;
  readonly css: string;
  readonly icon: string;
  readonly font: string;
}

const sheets = ['tokens', 'ground', 'masthead', 'teaser', 'roundup', 'lists', 'print'] as const;
const fonts = ['source-serif-4-latin', 'source-serif-4-latin-ext'] as const;
const hashLength = 10;

/** Read once, at start. */
export function loadAssets(): Assets {
  const files = new Map<string, Finished>();
  const add = (name: string, extension: string, type: string, body: Buffer | string): string => {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, hashLength);
    const path = `/assets/${name}.${hash}.${extension}`;
    const cacheControl = 'public, max-age=31536000, immutable';
    files.set(path, finish(body, { status: 200, type, cacheControl }));
    return path;
  };
  const fontPaths = new Map<string, string>();
  for (const name of fonts) {
    fontPaths.set(name, add(name, 'woff2', 'font/woff2', read(`fonts/${name}.woff2`)));
  }
  const sheet = sheets
    .map((name) => read(`${name}.css`).toString('utf8'))
    .join('\n')
    .replace(/url\(fonts\/([\w-]+)\.woff2\)/g, (_, name: string) => `url(${fontPaths.get(name)})`);
  return {
    files,
    css: add('site', 'css', 'text/css; charset=utf-8', smaller(sheet)),
    icon: add('icon', 'svg', 'image/svg+xml', read('icon.svg')),
    font: fontPaths.get(fonts[0]) ?? '',
  };
}

const read = (file: string): Buffer => readFileSync(new URL(`./look/${file}`, import.meta.url));

/** Without comments and indentation; the sheet's own words stay readable. */
function smaller(css: string): string {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\n\s+/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
