// The body of an edit. Unknown fields and kinds are refused.

import { z } from 'zod';
import type { RoundupEdit } from '../../../domain/roundup-edit.js';

const idLengthMax = 64;
const textLengthMax = 20_000;
const listLengthMax = 2_000;

const id = z.string().min(1).max(idLengthMax);
const text = z.string().max(textLengthMax);
const ids = z.array(id).max(listLengthMax);

export const editSchema: z.ZodType<RoundupEdit> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title'), text }),
  z.strictObject({ kind: z.literal('title-from'), articleId: id }),
  z.strictObject({ kind: z.literal('heading'), text }),
  z.strictObject({ kind: z.literal('heading-follows') }),
  z.strictObject({ kind: z.literal('lead'), articleId: id }),
  z.strictObject({
    kind: z.literal('excerpt'),
    paragraphs: z.array(z.number().int().min(0)).max(listLengthMax),
  }),
  z.strictObject({ kind: z.literal('line-order'), articleIds: ids }),
  z.strictObject({ kind: z.literal('line-out'), articleId: id }),
  z.strictObject({
    kind: z.literal('line-in'),
    articleId: id,
    at: z.number().int().min(0).optional(),
  }),
  z.strictObject({ kind: z.literal('line-swap'), articleId: id, with: id }),
  z.strictObject({ kind: z.literal('line-credit'), articleId: id, agencyIds: ids }),
  z.strictObject({ kind: z.literal('lines-balanced') }),
  z.strictObject({ kind: z.literal('labels'), labels: z.array(text).max(listLengthMax) }),
  z.strictObject({ kind: z.literal('note'), text }),
  z.strictObject({ kind: z.literal('update'), text }),
  z.strictObject({ kind: z.literal('correction'), text }),
]);
