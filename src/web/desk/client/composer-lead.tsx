// The lead with its excerpt: paragraphs are chosen, never typed.

import type { JSX } from 'preact';
import type { RoundupView } from '../../api/api-types.js';
import { edit } from './composer-actions.js';
import type { DeskState } from './desk-state.js';
import { KindShape } from './kind-chips.js';

interface LeadProps {
  readonly desk: DeskState;
  readonly roundup: RoundupView;
}

export function Lead({ desk, roundup }: LeadProps): JSX.Element | null {
  const { lead, paragraphs, excerptWords, excerptWordsMax } = roundup;
  if (lead === undefined) return null;
  const toggle = (at: number): void => {
    const chosen = paragraphs.flatMap((paragraph, index) =>
      paragraph.chosen !== (index === at) ? [index] : [],
    );
    void edit(desk, { kind: 'excerpt', paragraphs: chosen });
  };
  return (
    <div class="lead">
      <p class="credited">
        <KindShape kind={lead.kind} />{' '}
        <a href={lead.url} target="_blank" rel="noopener noreferrer">
          {lead.credit}
        </a>
      </p>
      {paragraphs.map(({ text, chosen }, at) => (
        <label key={text} class={`paragraph ${chosen ? 'chosen' : ''}`}>
          <input type="checkbox" checked={chosen} onChange={() => toggle(at)} />
          <span>{text}</span>
        </label>
      ))}
      {paragraphs.length === 0 && <p class="quiet">This report has no text to quote.</p>}
      <p class="quiet">
        {excerptWords} of {excerptWordsMax} words
        {excerptWords > excerptWordsMax && ': over the budget'}
        {lead.why.length > 0 && ` · leads because: ${lead.why.join('; ')}`}
      </p>
    </div>
  );
}
