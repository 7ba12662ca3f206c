// The editor's own words: a note under the excerpt, and dated paragraphs after publication.

import type { Roundup } from '../../domain/roundup.js';
import { omit } from '../omit.js';
import { changed, refused, typedText, type EditOutcome, type Writer } from './edit-types.js';

const textLengthMax = 4_000;
const noticesMax = 200;

/** An empty text removes the note. */
export function editNote(roundup: Roundup, text: string, writer: Writer): EditOutcome {
  const note = typedText(text, writer);
  const problem = textProblem(note.text, 'note');
  if (problem !== undefined) return refused(problem);
  return changed(note.text === '' ? omit(roundup, 'note') : { ...roundup, note });
}

export function addNotice(
  roundup: Roundup,
  kind: 'update' | 'correction',
  text: string,
  writer: Writer,
): EditOutcome {
  const typed = typedText(text, writer);
  if (typed.text === '') return refused(`The ${kind} is empty.`);
  const problem = textProblem(typed.text, kind);
  if (problem !== undefined) return refused(problem);
  if (roundup.publishedAt === undefined) {
    return refused(`A draft has no readers yet. Use the note, or publish first.`);
  }
  if (roundup.notices.length >= noticesMax) {
    return refused(`A page has at most ${noticesMax} updates and corrections.`);
  }
  const notice = { kind, at: writer.now, text: typed };
  return changed({ ...roundup, notices: [...roundup.notices, notice] });
}

function textProblem(text: string, name: string): string | undefined {
  const length = [...text].length;
  if (length <= textLengthMax) return undefined;
  return `The ${name} has ${length} characters, and at most ${textLengthMax} are allowed.`;
}
