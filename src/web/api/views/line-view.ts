// A report as the composer lists it.

import type { Line } from '../../../domain/roundup.js';
import type { Outlet } from '../../../domain/outlet.js';
import { fillPattern } from '../../../domain/pattern.js';
import type { LineView } from '../api-types.js';

export interface LineContext {
  readonly outlets: ReadonlyMap<string, Outlet>;
  /** `{outlet}/{agency}` */
  readonly jointPattern: string;
}

/** @param family all lines and additions of the roundup, to find the copies among. */
export function lineView(line: Line, family: readonly Line[], context: LineContext): LineView {
  const outlet = context.outlets.get(line.outletId);
  const copies = family.filter(
    ({ articleId, originId }) => originId === line.originId && articleId !== line.articleId,
  );
  return {
    articleId: line.articleId,
    headline: line.headline.text,
    outlet: outlet?.name ?? line.outletId,
    credit: creditText(line, context),
    agencyIds: line.agencyIds,
    kind: outlet?.kind ?? 'unreviewed',
    url: line.url,
    at: line.at,
    originId: line.originId,
    form: line.form,
    folded: line.folded,
    withdrawn: line.withdrawnAt !== undefined,
    moved: line.movedTo !== undefined,
    copies: copies.map(({ articleId, outletId }) => ({
      articleId,
      outlet: context.outlets.get(outletId)?.name ?? outletId,
    })),
  };
}

/** `Washington Post/AP`. */
export function creditText(
  { outletId, agencyIds }: Pick<Line, 'outletId' | 'agencyIds'>,
  { outlets, jointPattern }: LineContext,
): string {
  const nameOf = (id: string): string => outlets.get(id)?.name ?? id;
  return agencyIds.reduce(
    (outlet, agency) => fillPattern(jointPattern, { outlet, agency: nameOf(agency) }),
    nameOf(outletId),
  );
}
