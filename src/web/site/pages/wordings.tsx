// The earlier headlines of a report, or the times when its text changed.

import type { ArticleVersion } from '../../../domain/article.js';
import type { SiteFacts } from '../../ui/facts.js';
import { Headline } from '../../ui/parts/headline.js';
import { Time } from '../../ui/parts/time.js';
import { counted } from '../../ui/words/counts.js';
import { headlineChanges, textChanges } from './wording-changes.js';

export interface WordingsProps {
  /** Oldest first. */
  readonly versions: readonly ArticleVersion[];
  readonly language: string | undefined;
  readonly facts: SiteFacts;
}

export function Wordings({ versions, language, facts }: WordingsProps) {
  const headlines = headlineChanges(versions);
  const texts = textChanges(versions);
  const last = texts.at(-1);
  if (headlines.length > 1) {
    return (
      <details class="wordings">
        <summary class="changed">{counted(headlines.length, 'headline')} so far</summary>
        <ol>
          {headlines.map((version) => (
            <li>
              <Time at={version.seenAt} words={facts.dates.stamp(version.seenAt)} />{' '}
              <Headline text={version.headline} language={language} />
            </li>
          ))}
        </ol>
      </details>
    );
  }
  if (last === undefined) return null;
  return (
    <p class="wordings changed">
      {texts.length === 1 ? 'Text changed' : `Text changed ${texts.length} times, last`}{' '}
      <Time at={last.seenAt} words={facts.dates.stamp(last.seenAt)} />
    </p>
  );
}
