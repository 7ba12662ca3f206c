import { describe, expect, test } from 'vitest';
import { Fault } from '../domain/fault.js';
import { hourMs, dayMs } from '../domain/time.js';
import { parseEvent } from './parse-event.js';

function eventWith(...lines: readonly string[]): string {
  return ['# A vote', 'labels: Ardmoor', '', '## halden-wire, day 2 01:00', ...lines].join('\n');
}

describe('an event file', () => {
  test('yields headlines, paragraphs and labels with their times', () => {
    const text = eventWith(
      '> First words',
      '> 2 03:00 Better words',
      'by: Petra Aldous',
      'labels: Late',
      '',
      'One.',
      '',
      '[2 02:00] Two,',
      'still two.',
    );
    const event = parseEvent(text, 'vote.md');
    expect(event.title).toBe('A vote');
    expect(event.articles).toHaveLength(1);
    expect(event.articles[0]).toMatchObject({
      outletId: 'halden-wire',
      at: dayMs + hourMs,
      byline: 'Petra Aldous',
      labels: ['Ardmoor', 'Late'],
      headlines: [
        { at: dayMs + hourMs, text: 'First words' },
        { at: dayMs + 3 * hourMs, text: 'Better words' },
      ],
      paragraphs: [
        { at: dayMs + hourMs, text: 'One.' },
        { at: dayMs + 2 * hourMs, text: 'Two, still two.' },
      ],
    });
  });

  test('accepts days before the first', () => {
    const text = '# Long ago\n\n## agm, day -361 00:00\n> Old\n\nOnce.';
    expect(parseEvent(text, 'old.md').articles[0]?.at).toBe(-362 * dayMs);
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['no title', 'Nothing\n', /^x\.md:1: the first line/],
    ['a bad heading', '# E\n\n## agm on day 3\n> H\n\nT.', /^x\.md:3: wanted "## outlet-id/],
    ['a bad clock', '# E\n\n## agm, day 3 25:00\n> H\n\nT.', /^x\.md:3: "3 25:00" is not a time/],
    ['no headline', eventWith('by: A', '', 'T.'), /^x\.md:5: an article needs a headline/],
    ['no text', eventWith('> H'), /^x\.md:4: an article needs text/],
    ['an unknown field', eventWith('> H', 'auhtor: A', '', 'T.'), /^x\.md:6: "auhtor: A": wanted/],
    ['no blank line', eventWith('> H', 'Text at once.'), /^x\.md:6: "Text at once\."/],
    ['an unknown form', eventWith('> H', 'form: poem', '', 'T.'), /unknown form "poem"/],
    ['a retitling before birth', eventWith('> H', '> 1 09:00 I', '', 'T.'), /is not after the/],
    ['retitlings out of order', eventWith('> H', '> 2 09:00 I', '> 2 08:00 J', '', 'T.'), /order/],
    ['a paragraph before birth', eventWith('> H', '', '[1 00:00] T.'), /is not after the article/],
    ['a trim of nothing', eventWith('> H', 'reprint: agm', 'trim: 0'), /"trim" counts/],
    ['an unknown credit', eventWith('> H', 'reprint: agm', 'credit: sky'), /"credit" is one of/],
  ];
  test.each(wrong)('with %s is refused with file and line', (_, text, message) => {
    let thrown: unknown;
    try {
      parseEvent(text, 'x.md');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Fault);
    expect(thrown).toMatchObject({ code: 'invalid', message: expect.stringMatching(message) });
  });
});
