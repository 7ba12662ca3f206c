// A headline of an outlet, marked with its language; a link if the report has a web address.

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
