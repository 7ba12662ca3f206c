// Where a report is put that is known to stand somewhere: there, unless an editor said otherwise.

import type { Entry } from './memory.js';
import type { Parts } from './parts.js';
import { chosenByEditor } from './placing.js';

/** A pin is an editor's word itself, and the fact is left as it is. */
export function whereToSettle(
  entry: Entry,
  eventId: string,
  pinned: boolean,
  parts: Parts,
): string {
  const { memory, constraints } = parts;
  if (pinned || constraints.none) return eventId;
  const wished = chosenByEditor(entry, parts);
  if (wished !== undefined) return wished.eventId;
  const members = memory.membersOf(eventId).map(({ reading }) => reading.id);
  return constraints.allowAll([entry.reading.id], members) ? eventId : memory.open();
}
