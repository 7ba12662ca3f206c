// The remark on a line whose report now belongs to another event. The line stays, is no longer
// counted, and links to the page that now lists the report.

/** Where a report is now, after it left the event of the page that lists it. */
export type Destination =
  | { readonly kind: 'page'; readonly path: string; readonly title: string }
  /** Grouped with other reports, in an event without a page. */
  | { readonly kind: 'grouped' }
  | { readonly kind: 'alone' };

export interface MovedReportProps {
  /** The id of the event it belongs to now; undefined when it did not move. */
  readonly to: string | undefined;
  /** By event id. Without an entry the remark only says that the report is not counted here. */
  readonly destinations?: ReadonlyMap<string, Destination>;
}

export const uncountedWords = 'no longer counted here';

export function MovedReport({ to, destinations }: MovedReportProps) {
  if (to === undefined) return null;
  return <span class="changed moved-on"> {words(destinations?.get(to))}</span>;
}

function words(destination: Destination | undefined) {
  if (destination === undefined) return uncountedWords;
  if (destination.kind === 'alone') return 'now grouped with no other report, not counted here';
  if (destination.kind === 'grouped') return 'now grouped with other reports, not counted here';
  return (
    <>
      now listed under <a href={destination.path}>{destination.title}</a>
    </>
  );
}
