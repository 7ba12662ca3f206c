// Why a report is in its event, in sentences for readers: the one place where they are worded.

import type {
  Cause,
  GroupedAway,
  GrowthBlock,
  Obstacle,
  PlacementBasis,
  Reason,
  Stays,
  UnsureReason,
} from './reason.js';

const termsShown = 4;

/** What both say speaks against one event when very many reports say it. */
export function reasonWords({ cause, weight }: Reason): string {
  const words = causeWords(cause);
  if (cause.kind !== 'shared' || weight >= 0) return words;
  return `${words.slice(0, -1)}, as reports of many events do.`;
}

export function causeWords(cause: Cause): string {
  switch (cause.kind) {
    case 'shared':
      return sharedWords(cause.terms, cause.dead);
    case 'unshared':
      return `They share no distinctive ${cause.what}.`;
    case 'commonplace':
      return 'Many recent reports use this wording, so it does not distinguish events.';
    case 'tolls':
      return `One gives ${cause.dead[0]} dead, the other ${cause.dead[1]}.`;
    case 'places':
      return `Each names a place the other does not: ${cause.names.join(', ')}.`;
    case 'same-day':
      return 'Both texts give the same day.';
    case 'no-time':
      return 'One of them has no time.';
    case 'hours':
      return hoursWords(cause.hours, cause.datedByText);
    case 'weekday':
      return cause.same
        ? 'Both texts name the same weekday.'
        : 'The texts name different weekdays.';
    case 'same-outlet':
      return 'One outlet published both, and outlets rarely report an event twice.';
    case 'two-languages':
      return 'They are in two languages.';
    case 'meaning':
      return meaningWords(cause.model, cause.similarity, cause.same);
    case 'start':
      return 'Any two reports start from this: most are of different events.';
    default:
      return eventCauseWords(cause);
  }
}

type EventCause = Extract<
  Cause,
  { kind: 'whole-events' | 'other-reports' | 'nearness' | 'rivals' | 'grown' }
>;

function eventCauseWords(cause: EventCause): string {
  switch (cause.kind) {
    case 'whole-events':
      return `The two events as wholes are ${cause.similar ? 'more' : 'less'} similar.`;
    case 'other-reports':
      return cause.similar
        ? 'The event’s other reports are similar, too.'
        : 'The event’s other reports are less similar.';
    case 'nearness':
      return cause.enough
        ? 'Such similar reports join more easily than any two.'
        : 'An event needs more than one similar report.';
    case 'rivals':
      return 'Other events are similar, too.';
    case 'grown':
      return cause.by === 'length' ? 'The event is long already.' : 'The event is large already.';
  }
}

function sharedWords(terms: readonly string[], dead: number | undefined): string {
  const said = terms.slice(0, termsShown).map((term) => `“${term}”`);
  return `Both say ${said.join(', ')}${dead === undefined ? '' : ` and give ${dead} dead`}.`;
}

function hoursWords(hours: number, datedByText: number): string {
  const apart = `${durationWords(hours)} apart.`;
  if (datedByText === 0) return `They are ${apart}`;
  const days = datedByText === 1 ? 'the day that one text gives' : 'the days their texts give';
  return `By ${days}, they are ${apart}`;
}

function durationWords(hours: number): string {
  if (hours < 1) return 'less than an hour';
  if (hours < 1.5) return '1 hour';
  if (hours < 48) return `${Math.round(hours)} hours`;
  return `${Math.round(hours / 24)} days`;
}

function meaningWords(model: string, similarity: number, same: boolean): string {
  const what = same ? 'the same' : 'something else';
  return `They mean ${what}, by the model ${model}: ${similarity.toFixed(2)}.`;
}

export function obstacleWords(obstacle: Obstacle | GroupedAway): string {
  switch (obstacle.kind) {
    case 'editor':
      return 'An editor keeps them apart.';
    case 'growth':
      return growthWords(obstacle);
    case 'against':
      return causeWords(obstacle.cause);
    case 'commonplace':
      return causeWords(obstacle);
    case 'little':
      return `Too little in common besides this: ${causeWords(obstacle.cause)}`;
    case 'nothing':
      return 'They have nothing distinctive in common.';
    default:
      return groupedAwayWords[obstacle.kind];
  }
}

const groupedAwayWords: Readonly<Record<GroupedAway['kind'], string>> = {
  'no-neighbour':
    'When all recent reports were judged together, no report there was among its neighbours.',
  'too-far': 'When all recent reports were judged together, it was not similar enough to stay.',
  'more-similar-here': 'It is more similar to the reports it is now grouped with.',
  'left-with-others':
    'It is with the reports most similar to it, and those are unlike the ones it left.',
};

function growthWords({ by, reports, hours, takes }: GrowthBlock): string {
  const more = takes === 'none' ? 'no more reports' : 'only the most similar reports';
  return by === 'length'
    ? `The event would last ${Math.round(hours / 24)} days, and one so long takes ${more}.`
    : `The event has ${reports - 1} reports already, and one so large takes ${more}.`;
}

export const basisWords: Readonly<Record<PlacementBasis['kind'], string>> = {
  pinned: 'An editor put it here.',
  bound: 'An editor put it together with a report of this event.',
  tied: 'By itself it would not join: the report most similar to it ties it to the others.',
  grouped: 'By itself it would not join: recent reports were judged together, group by group.',
};

export const staysWords: Readonly<Record<Stays, string>> = {
  alone: 'It was judged together with all recent reports, and belongs with none of them.',
  tied: 'It stays with the report that is most similar to it.',
  grouped:
    'Recent reports were judged together, group by group: its group is not part of that event.',
};

export const unsureReasonWords: Readonly<Record<UnsureReason, string>> = {
  'other language':
    'It is in another language: likely the same event, until more outlets or an agency agree.',
};
