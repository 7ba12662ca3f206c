// What counts as a word, and which words share a term, in the texts that newsrooms write.

import { describe, expect, test } from 'vitest';
import { readerWith } from '../reading/reader.fixture.js';
import { shippedKnowledge } from '../shipped.js';

const { keysOf } = readerWith(shippedKnowledge());
const same = (one: string, two: string) => {
  expect(keysOf(one).toSorted()).toEqual(keysOf(two).toSorted());
};

describe('capitals', () => {
  test('a headline in capitals has the terms of one in lower case', () => {
    same('THE ARMY AND THE FRONT FIGHT FOR VARRA', 'Army and Front fight for Varra');
  });

  test('stop words that are names in capitals keep their own terms', () => {
    for (const name of ['US', 'IS', 'IT', 'WHO', 'OWN']) {
      expect(keysOf(`${name} boats`)).toHaveLength(2);
      expect(keysOf(`${name.toLowerCase()} boats`)).toHaveLength(1);
    }
  });
});

describe('what is not a word', () => {
  test.each([
    ['a contraction', 'It wasn’t Varra’s ferry, we’ll see', 'Varra ferry see'],
    ['“won’t”, which is no form of “win”', 'Varra won’t pay', 'Varra pay'],
    ['a typewriter’s apostrophe', "Varra's mayor didn't pay", 'Varra mayor pay'],
    ['tags', '<p class="lead">Ferry <i>sinks</i><br/>', 'Ferry sinks'],
    ['longer tags', '<h2\n id=a hidden >Ferry</h2 ><img alt="A dock" src=x />sinks', 'Ferry sinks'],
    ['character references', 'Ferry&nbsp;sinks &#8217;gone&quot; &#x2019;', 'Ferry sinks gone'],
    ['addresses', 'Ferry sinks https://t.example/x2Wz?q=ferry', 'Ferry sinks'],
    ['soft hyphens', 'Fer\u00adry sinks', 'Ferry sinks'],
    ['direction marks', '\u200eFerry\u202c si\u200dnks', 'Ferry sinks'],
  ])('%s', (_, one, two) => same(one, two));

  test('text that only looks like markup is read', () => {
    same('5 < 6 ferries & docks', '5 6 ferries docks');
    same('Lomea<Varra and Brenna>Velsk sinks', 'Lomea Varra and Brenna Velsk sinks');
    expect(keysOf('Heron lands, http sinks')).toHaveLength(4);
    expect(keysOf('Won, lost')).toHaveLength(2);
  });
});

describe('one word with several spellings', () => {
  test.each([
    ['a firm with an ampersand in its name', 'S&P falls, AT&T rises', 'SP falls, ATT rises'],
    ['an ampersand as markup', 'S&amp;P 500 falls, AT&amp;T rises', 'SP 500 falls, ATT rises'],
    ['an ampersand between two words', 'Ferries &amp; docks', 'Ferries docks'],
    ['an amount', '£47bn fund, $3.5m fine', '47 billion fund, 3.5 fine'],
    ['an abbreviation', 'U.A.E. and U.K. talks', 'UAE and UK talks'],
    ['thousands', '1,500 and 40 000 fled', '1500 and 40000 fled'],
  ])('%s', (_, one, two) => same(one, two));

  test('other letters after a number belong to it', () => {
    same('5G phones on G20 day', '5G phones G20 day');
    expect(keysOf('24GB 12th 3man')).toHaveLength(3);
  });
});
