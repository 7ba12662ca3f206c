// What a report's line says when the report was found to tell of another event: the line stays,
// says so, and leads to the page of that event where there is one. Where there is none it may stand
// with no other report at all: then all that is known is that it does not count here.

export interface MovedOnProps {
  /** The event it tells of; undefined when it is the page's own. */
  readonly to: string | undefined;
  /** Paths of the pages that tell of other events, by event. */
  readonly elsewhere?: ReadonlyMap<string, string>;
}

const movedOnWords = 'now counted with another event';
export const uncountedWords = 'no longer counted here';

export function MovedOn({ to, elsewhere }: MovedOnProps) {
  if (to === undefined) return null;
  const path = elsewhere?.get(to);
  return (
    <span class="changed moved-on">
      {' '}
      {path === undefined ? uncountedWords : <a href={path}>{movedOnWords}</a>}
    </span>
  );
}
