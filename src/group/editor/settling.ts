// Where a report is put that is known to stand somewhere: there, unless an editor said otherwise.

import type { Entry, HeldEvent } from '../memory/memory.js';
import type { Parts } from '../parts.js';
import { chosenByEditor } from '../placing.js';

/** A pin is an editor's word itself, and the fact is left as it is. */
export function whereToSettle(entry: Entry, eventId: string, parts: Parts): HeldEvent {
  const { memory, constraints } = parts;
  if (entry.pinned || constraints.none) return memory.adopt(eventId);
  const wished = chosenByEditor(entry, parts);
  if (wished !== undefined) return wished.event;
  const members = memory.findEvent(eventId)?.members.map(({ reading }) => reading.id) ?? [];
  const mayStand = constraints.allowAll([entry.reading.id], members);
  return mayStand ? memory.adopt(eventId) : memory.open();
}
