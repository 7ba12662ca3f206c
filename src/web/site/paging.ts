// Divides a long list into numbered pages.

/** Older roundups are reached by the archive of their month. */
export const pagesMax = 1_000;

export interface Paging {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly offset: number;
}

/** Undefined if the number is malformed or beyond the last page. Page 1 always exists. */
export function pagingOf(
  asked: string | undefined,
  total: number,
  size: number,
): Paging | undefined {
  const page = asked === undefined ? 1 : /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : undefined;
  const pages = Math.min(pagesMax, Math.max(1, Math.ceil(total / size)));
  if (page === undefined || page > pages) return undefined;
  return { page, pages, offset: (page - 1) * size };
}
