// A house pattern with markup in its slots. The text of what comes out is the pattern's own.

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

/** Where the mark begins that must not stand at a line's end without what follows: `-- `. */
function glueAt(words: string): number {
  const mark = /(?<=\s)[-–—]+\s+$/.exec(words);
  return mark?.index ?? words.length;
}
