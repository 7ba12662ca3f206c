// What a report's line says when the report stands in another event by now: the line stays, counts
// no more, and says what is true of it, with the page where it is told now.

import type { Elsewhere } from '../elsewhere.js';

export interface MovedOnProps {
  /** The event it stands in; undefined when it is the page's own. */
  readonly to: string | undefined;
  /** What is known of that event; where nothing is, that it does not count here is all that is. */
  readonly elsewhere?: ReadonlyMap<string, Elsewhere>;
}

export const uncountedWords = 'no longer counted here';

export function MovedOn({ to, elsewhere }: MovedOnProps) {
  if (to === undefined) return null;
  return <span class="changed moved-on"> {words(elsewhere?.get(to))}</span>;
}

function words(place: Elsewhere | undefined) {
  if (place === undefined) return uncountedWords;
  if (place.kind === 'alone') return 'stands alone by now, not counted here';
  if (place.kind === 'apart') return 'tells of another event by now, not counted here';
  return (
    <>
      now told under <a href={place.path}>{place.title}</a>
    </>
  );
}
