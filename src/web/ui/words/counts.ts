// Numbers with their nouns. Pages always show reports and origins together, since copies confirm
// nothing.

const number = new Intl.NumberFormat('en-US');

/** `1 report`, `1,200 reports`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${number.format(n)} ${n === 1 ? one : many}`;
}

/** Explains why there are more texts than origins. */
export function textsWords(texts: number): string {
  return `They carry ${counted(texts, 'text')}; texts of one outlet count as one origin.`;
}

/** For a page whose reports were all taken back or moved. */
const noReports = 'no report remains';

/** `11 reports · 4 origins · 2 comments`; the comments are left out if undefined. */
export function countsLine(of: {
  readonly reports: number;
  readonly origins: number;
  readonly comments?: number;
}): string {
  const parts =
    of.reports === 0 ? [noReports] : [counted(of.reports, 'report'), counted(of.origins, 'origin')];
  if (of.comments !== undefined) parts.push(counted(of.comments, 'comment'));
  return parts.join(' · ');
}
