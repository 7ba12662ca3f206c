// The editor's own words, fenced off from what the reports say: plain text with links.

import type { ComponentChildren } from 'preact';
import type { Sourced } from '../../../domain/sourced.js';
import { noteParts } from '../words/note.js';

export interface EditorNoteProps {
  readonly note: Sourced;
}

export function EditorNote({ note }: EditorNoteProps) {
  const paragraphs = note.text.split(/\n{2,}/);
  return (
    <aside class="editor-note" aria-label="Note of the editor">
      {paragraphs.map((paragraph, at) => (
        <p key={at}>
          {at === 0 && <strong>Editor: </strong>}
          {lines(paragraph)}
        </p>
      ))}
    </aside>
  );
}

function lines(paragraph: string): ComponentChildren {
  return paragraph
    .split('\n')
    .map((line, at) => [
      at > 0 && <br />,
      noteParts(line).map(({ text, href }) =>
        href === undefined ? text : <a href={href}>{text}</a>,
      ),
    ]);
}
