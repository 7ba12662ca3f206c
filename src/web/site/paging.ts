// Pages of a long list, by number.

/** Deeper pages are not offered: the archive by month leads there in fewer steps. */
export const pagesMax = 1_000;

export interface Paging {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly offset: number;
}

/** Undefined when there is no such page. Page 1 is always there. */
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
