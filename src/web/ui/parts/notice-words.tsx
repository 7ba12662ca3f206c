// The text of a notice; a link if the notice is about another page.

import type { Notice } from '../../../domain/roundup.js';

export interface NoticeWordsProps {
  readonly notice: Notice;
  /** Paths of the pages that notices are about, by roundup id. */
  readonly spokenOf: ReadonlyMap<string, string>;
}

export function NoticeWords({ notice, spokenOf }: NoticeWordsProps) {
  const path = notice.about === undefined ? undefined : spokenOf.get(notice.about);
  const words = <bdi>{notice.text.text}</bdi>;
  return path === undefined ? words : <a href={path}>{words}</a>;
}
