// A headline of an outlet: a link to the report where it has an address, in its own language.

import { languageMarks } from '../words/language.js';
import { webLink } from '../words/link.js';

export interface HeadlineProps {
  readonly text: string;
  readonly url?: string;
  readonly language?: string | undefined;
}

export function Headline({ text, url, language }: HeadlineProps) {
  const marks = languageMarks(language);
  const href = webLink(url);
  if (href === undefined) return <bdi {...marks}>{text}</bdi>;
  return (
    <a href={href} {...marks}>
      <bdi>{text}</bdi>
    </a>
  );
}
