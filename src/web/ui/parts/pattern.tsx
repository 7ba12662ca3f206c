// Renders a house pattern with markup in its slots. Adds no text of its own.

import type { ComponentChildren } from 'preact';
import { patternParts } from '../../../domain/pattern.js';

export interface PatternProps {
  readonly pattern: string;
  readonly slots: Readonly<Record<string, ComponentChildren>>;
}

export function Pattern({ pattern, slots }: PatternProps) {
  const parts = patternParts(pattern);
  return (
    <>
      {parts.map((part, index) => {
        const before = parts[index - 1];
        if (part.kind === 'words') {
          const next = parts[index + 1];
          return next?.kind === 'slot' ? part.text.slice(0, glueAt(part.text)) : part.text;
        }
        const filled = slots[part.name] ?? '';
        const glue = before?.kind === 'words' ? before.text.slice(glueAt(before.text)) : '';
        if (glue === '') return filled;
        return (
          <span class="glued">
            {glue}
            {filled}
          </span>
        );
      })}
    </>
  );
}

/** Where a trailing `-- ` begins: it must not be separated from the slot at a line break. */
function glueAt(words: string): number {
  const mark = /(?<=\s)[-–—]+\s+$/.exec(words);
  return mark?.index ?? words.length;
}
