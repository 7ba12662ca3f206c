// Reading a page as a worker thread is asked to.

import { readPage, type PageCircumstances, type PageReading } from './page.js';

export function readPageInput(
  input: PageCircumstances & { readonly bytes: Uint8Array },
): PageReading {
  const { bytes, ...circumstances } = input;
  return readPage(bytes, circumstances);
}
