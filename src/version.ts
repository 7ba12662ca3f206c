// The version of muster, as package.json has it: typed there and nowhere else.

import { readFileSync } from 'node:fs';

/** `0.1.0` */
export function productVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
