// The files of the look: one style sheet, two fonts, the icon. Each name contains a hash of the
// content, so that browsers can keep the file for ever.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
}

export interface Assets {
  /** By path. */
  readonly files: ReadonlyMap<string, Asset>;
  readonly css: string;
  readonly icon: string;
  readonly font: string;
}

const sheets = ['tokens', 'ground', 'masthead', 'teaser', 'roundup', 'lists', 'print'] as const;
const fonts = ['source-serif-4-latin', 'source-serif-4-latin-ext'] as const;
const hashLength = 10;

/** Reads the files; call once, at start. */
export function loadAssets(): Assets {
  const files = new Map<string, Asset>();
  const add = (name: string, extension: string, type: string, content: Buffer | string): string => {
    const body = Buffer.from(content);
    const hash = createHash('sha256').update(body).digest('hex').slice(0, hashLength);
    const path = `/assets/${name}.${hash}.${extension}`;
    files.set(path, { type, body });
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
    css: add('site', 'css', 'text/css; charset=utf-8', minified(sheet)),
    icon: add('icon', 'svg', 'image/svg+xml', read('icon.svg')),
    font: fontPaths.get(fonts[0]) ?? '',
  };
}

const read = (file: string): Buffer => readFileSync(new URL(`./look/${file}`, import.meta.url));

/** Removes comments and indentation; the rest stays readable. */
function minified(css: string): string {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\n\s+/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
