// Numbers with their nouns. Copies are not confirmations: reports and origins always go together.

const number = new Intl.NumberFormat('en-US');

export function counted(n: number, one: string, many = `${one}s`): string {
  return `${number.format(n)} ${n === 1 ? one : many}`;
}

/** Why there are more texts than origins. */
export function textsWords(texts: number): string {
  return `They carry ${counted(texts, 'text')}; texts of one outlet count as one origin.`;
}

/** When outlets took back all that a page told of. */
const noneStands = 'no report stands any more';

/** `11 reports · 4 origins · 2 comments`; comments only where there is a discussion. */
export function countsLine(of: {
  readonly reports: number;
  readonly origins: number;
  readonly comments?: number;
}): string {
  const parts =
    of.reports === 0
      ? [noneStands]
      : [counted(of.reports, 'report'), counted(of.origins, 'origin')];
  if (of.comments !== undefined) parts.push(counted(of.comments, 'comment'));
  return parts.join(' · ');
}
