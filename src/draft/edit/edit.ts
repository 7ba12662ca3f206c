// Applies what an editor does to a roundup. Pure: the same edit of the same roundup gives the same
// result, and nothing is stored here.

import type { Roundup } from '../../domain/roundup.js';
import type { RoundupEdit } from '../../domain/roundup-edit.js';
import { countsOf } from '../draft-roundup.js';
import { editLabels } from './edit-labels.js';
import { editExcerpt, editLead } from './edit-lead.js';
import {
  addLine,
  balanceLines,
  creditLine,
  orderLines,
  removeLine,
  swapLine,
} from './edit-lines.js';
import { addNotice, editNote } from './edit-notices.js';
import { editHeading, editTitle, followTitle, titleFrom } from './edit-title.js';
import { refused, type EditOutcome, type Material, type Writer } from './edit-types.js';

export type { Material } from './edit-types.js';

/** Returns the changed roundup, or why the edit cannot be applied, in a sentence for the editor. */
export function applyEdit(
  roundup: Roundup,
  edit: RoundupEdit,
  material: Material,
  writer: Writer,
): EditOutcome {
  const outcome = route(roundup, edit, material, writer);
  if (outcome.kind === 'refused') return outcome;
  const after = recounted(outcome.roundup, material);
  return { kind: 'changed', roundup: { ...after, changedAt: writer.now } };
}

function route(
  roundup: Roundup,
  edit: RoundupEdit,
  material: Material,
  writer: Writer,
): EditOutcome {
  switch (edit.kind) {
    case 'title':
      return editTitle(roundup, edit.text, material, writer);
    case 'title-from':
      return titleFrom(roundup, edit.articleId, material);
    case 'heading':
      return editHeading(roundup, edit.text, writer);
    case 'heading-follows':
      return followTitle(roundup, material);
    case 'lead':
      return editLead(roundup, edit.articleId, material);
    case 'excerpt':
      return editExcerpt(roundup, edit.paragraphs, material);
    case 'line-order':
      return orderLines(roundup, edit.articleIds);
    case 'line-out':
      return removeLine(roundup, edit.articleId);
    case 'line-in':
      return addLine(roundup, edit.articleId, edit.at, material);
    case 'line-swap':
      return swapLine(roundup, edit.articleId, edit.with, material);
    case 'line-credit':
      return creditLine(roundup, edit.articleId, edit.agencyIds);
    case 'lines-balanced':
      return balanceLines(roundup, material);
    case 'labels':
      return editLabels(roundup, edit.labels, writer);
    case 'note':
      return editNote(roundup, edit.text, writer);
    case 'update':
    case 'correction':
      return addNotice(roundup, edit.kind, edit.text, writer);
    default:
      return refused('muster does not know this kind of edit.');
  }
}

/** The counts of what the roundup lists now. */
function recounted(roundup: Roundup, { reports }: Material): Roundup {
  if (roundup.eventId === undefined) return roundup;
  const listed = new Set([roundup.lead, ...roundup.lines].map((report) => report?.articleId));
  return { ...roundup, ...countsOf(reports.filter(({ article }) => listed.has(article.id))) };
}
