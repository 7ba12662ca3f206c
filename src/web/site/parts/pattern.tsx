// A house pattern with markup in its slots. The text of what comes out is the pattern's own.

import type { ComponentChildren } from 'preact';
import { patternParts } from '../words/pattern.js';

export interface PatternProps {
  readonly pattern: string;
  readonly slots: Readonly<Record<string, ComponentChildren>>;
}

export function Pattern({ pattern, slots }: PatternProps) {
  return (
    <>
      {patternParts(pattern).map((part) =>
        part.kind === 'words' ? part.text : (slots[part.name] ?? ''),
      )}
    </>
  );
}
