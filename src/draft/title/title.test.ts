import { describe, expect, test } from 'vitest';
import { articleTime } from '../../domain/article.js';
import { article, outletsById } from '../newsroom.fixture.js';
import { creditedReports } from '../credited-report.js';
import { titleOf } from './title.js';

const ids = [...outletsById.keys()];

function title(headlines: readonly string[], language = 'en'): string | undefined {
  const articles = headlines.map((headline, at) =>
    article(`a${at}`, ids[at % ids.length] ?? '', headline, at, { language }),
  );
  return titleOf(creditedReports(articles, outletsById, articleTime), language)?.text;
}

describe('the title', () => {
  test.each<[string, readonly string[], string]>([
    [
      'is the headline most agree with',
      [
        'Market quiet as troops arrive',
        'Velian army retakes Arva',
        'Army retakes Arva from rebels',
        'Arva retaken from rebels',
      ],
      'Army Retakes Arva From Rebels',
    ],
    [
      'is no list of three things where another tells one',
      [
        'Stroud resigns; Lumley to finance; bonds flat',
        'Velia finance minister Stroud resigns',
        'Stroud resigns as finance minister',
        'STROUD OUT!',
      ],
      'Stroud Resigns As Finance Minister',
    ],
    [
      'has no loaded word where another has none',
      [
        'Heroic army liberates Arva from terrorists',
        'Army takes Arva from rebels',
        'Terrorists flee Arva as army liberates town',
      ],
      'Army Takes Arva From Rebels',
    ],
    [
      'has one where all have one',
      ['Heroic army takes Arva', 'Heroic army enters Arva town'],
      'Heroic Army Takes Arva',
    ],
    [
      'quotes nobody where another does not',
      [
        "Army 'in full control' of Arva",
        'Army in control of Arva, rebels gone',
        'Army “controls” Arva',
      ],
      'Army In Control Of Arva, Rebels Gone',
    ],
    ['asks nothing', ['Has army retaken Arva?', 'Army retakes Arva'], 'Army Retakes Arva'],
    [
      'is not about the reader',
      ['What we know about army retaking Arva', 'Army retakes Arva town'],
      'Army Retakes Arva Town',
    ],
    [
      'has no flag and no outlet',
      ['BREAKING: Army retakes Arva - Norwire', 'Cat found'],
      'Army Retakes Arva',
    ],
    [
      'has a verb',
      ['The army and the town of Arva', 'Army retakes town of Arva'],
      'Army Retakes Town Of Arva',
    ],
    ['shouts not', ['ARMY RETAKES ARVA', 'Army retakes Arva'], 'Army Retakes Arva'],
    [
      'tells the event, not who says so',
      ['Army says it has retaken Arva', 'Army has retaken Arva'],
      'Army Has Retaken Arva',
    ],
    [
      'is of a plain report where there is one',
      ['FACTBOX-Velian army retakes Arva from rebels', 'Town of Arva quiet', 'Rain in Orsk'],
      'Town Of Arva Quiet',
    ],
    [
      'is what the others say too, not what one party alone does',
      [
        'Velian helicopter makes hard landing in Tamara',
        'Velian helicopter down near Arva in Tamara; Lake Front says it shot it',
        'Lake Front fires on helicopter near Arva',
        'Four Velian airmen perish in accident',
      ],
      'Velian Helicopter Down Near Arva In Tamara',
    ],
    [
      'judges in words that most use, or not at all',
      ['Massacre at Arva market', 'Arva market bombed, 20 dead', 'Massacre in Arva as market hit'],
      'Arva Market Bombed, 20 Dead',
    ],
    [
      'hangs no witness on its end where another does not',
      ['Raid on Arva market kills 15: monitor', 'Raid on Arva market kills 20', 'Arva market hit'],
      'Raid On Arva Market Kills 20',
    ],
    ['has no broken letter', ['Army retakes Arv\ufffd town', 'Cat found'], 'Cat Found'],
  ])('%s', (_, headlines, expected) => {
    expect(title(headlines)).toBe(expected);
  });

  test('counts copies of one text as one vote', () => {
    const copies = Array.from({ length: 6 }, (_, at) =>
      article(
        `c${at}`,
        ids[at] ?? '',
        'Bakers of Arva reopen shops',
        at,
        at === 0 ? {} : { originId: 'c0' },
      ),
    );
    const others = [
      'Army retakes town of Arva',
      'Army in town of Arva',
      'Town retaken by army',
    ].map((headline, at) => article(`o${at}`, ids[at + 6] ?? '', headline, at + 10));
    const made = titleOf(creditedReports([...copies, ...others], outletsById, articleTime), 'en');
    expect(made?.text).toBe('Army Retakes Town Of Arva');
  });

  test('in another language stays as it was written', () => {
    expect(title(['El ejército recupera Arva', 'El ejército toma Arva'], 'es')).toBe(
      'El ejército recupera Arva',
    );
  });

  test('is undefined without headlines', () => {
    expect(title(['', '  '])).toBeUndefined();
    expect(title([])).toBeUndefined();
    expect(title(['Army retakes Arv\ufffd'])).toBeUndefined();
  });
});
