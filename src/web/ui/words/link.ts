// Checks addresses from feeds before they go into a page.

/** The address, or undefined for `javascript:`, `data:` and anything else a browser might run. */
export function webLink(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  try {
    const { protocol } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? url : undefined;
  } catch {
    return undefined;
  }
}
