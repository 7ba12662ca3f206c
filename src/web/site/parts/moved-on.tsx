// What a report's line says when the report was found to tell of another event: the line stays,
// says so, and leads to the page of that event where there is one.

export interface MovedOnProps {
  /** The event it tells of; undefined when it is the page's own. */
  readonly to: string | undefined;
  /** Paths of the pages that tell of other events, by event. */
  readonly elsewhere?: ReadonlyMap<string, string>;
}

export const movedOnWords = 'now counted with another event';

export function MovedOn({ to, elsewhere }: MovedOnProps) {
  if (to === undefined) return null;
  const path = elsewhere?.get(to);
  return (
    <span class="changed moved-on">
      {' '}
      {path === undefined ? movedOnWords : <a href={path}>{movedOnWords}</a>}
    </span>
  );
}
