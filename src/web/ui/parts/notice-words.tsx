// The words of a notice; where they speak of another page, they lead there.

import type { Notice } from '../../../domain/roundup.js';

export interface NoticeWordsProps {
  readonly notice: Notice;
  /** Paths of the pages that notices speak of, by the ids of their roundups. */
  readonly spokenOf: ReadonlyMap<string, string>;
}

export function NoticeWords({ notice, spokenOf }: NoticeWordsProps) {
  const path = notice.about === undefined ? undefined : spokenOf.get(notice.about);
  const words = <bdi>{notice.text.text}</bdi>;
  return path === undefined ? words : <a href={path}>{words}</a>;
}
