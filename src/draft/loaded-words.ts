// Words that judge what they describe. A headline with one becomes a title only when most others
// use it too. The list ranks no outlet and hides no report.

import { wordsOf } from './words.js';

const words = `
  appalling astonishing atrocious barbaric barbarous bashes bizarre blasted blasts blistering
  bloodbath bloodthirsty bombshell brave brutal brutally butcher butchered butchers carnage
  chilling cowardly crazed cruel cynical damning deranged desperate despicable destroys
  devastating devious diabolical disastrous disgraced disgraceful disgusting dramatic evil
  eviscerates explosive extraordinary fanatic fanatical fanatics fascist fascists fiasco ghoulish
  glorious goons gruesome harrowing heartbreaking heinous hellish henchmen hero heroes heroic
  heroically horrific horrifying hysterical illegitimate incredible infamous infidels inhuman
  insane invaders jaw-dropping jihadi junta liberate liberated liberates liberating liberation
  liberator liberators ludicrous lunatic lunatics madman martyr martyred martyrs massacre
  massacred massacres meltdown menace mercenaries merciless mercilessly miracle mocks monster
  monstrous murderous notorious occupiers outrage outrageous pathetic patriots puppet puppets
  radical rampage regime revolutionaries rips savage savagely scandalous scum sensational shameful
  shameless shock shocking sickening sinister skewers slammed slams slaughter slaughtered
  slaughters smear so-called staggering stooges stunned stunning terrifying terror terrorise
  terrorised terrorist terrorists thug thugs traitor traitors trashes treacherous triumphant
  tyrant unbelievable unprovoked vicious vile warmonger warmongers witch-hunt zealots`;

const loaded: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/** The loaded words of a headline, in order, lower case. */
export function loadedWordsOf(words: readonly string[]): readonly string[] {
  return words.filter((word) => loaded.has(word.replace(/['’]s$/, '')));
}

/** Finds loaded words in a text, except those that over two thirds of the headlines use. */
export function loadedBeyond(headlines: readonly string[]): (text: string) => readonly string[] {
  const counts = new Map<string, number>();
  for (const headline of headlines) {
    for (const word of new Set(loadedWordsOf(wordsOf(headline)))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return (text) =>
    loadedWordsOf(wordsOf(text)).filter(
      (word) => (counts.get(word) ?? 0) * 3 <= headlines.length * 2,
    );
}
