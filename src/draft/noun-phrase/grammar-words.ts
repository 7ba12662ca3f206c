// Facts of English: the small words by which the parts of a headline are told apart.

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const prepositions = set(`
  of in on at by to for from with without into onto over under during against between among
  across along around near off out up down inside outside through via about above below behind
  beyond toward towards per within upon past ahead`);

/** They begin a clause that is left as it stands. */
export const subordinators = set(`
  as after before while when because if amid since despite until though although whether that
  once unless where`);

export const relatives = set('who which that whose whom');

export const determiners = set(`
  the a an this that these those its his her their our my your some any no every each all both
  another more most many few several other two three four five six seven eight nine ten`);

export const articles = set('the a an its his her their');

export const modals = set(`
  will would shall should may might can could must won't can't cannot couldn't wouldn't
  shouldn't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't do does did
  ain't`);

export const have = set('has have had');
export const be = set('is are was were');

/** They may stand between the parts of a verb. */
export const adverbs = set('not never now also already again finally still just all but once ever');

export const pronouns = set(`
  see meet watch i you he she it we they there this these that here what how why when where who
  whose which`);

/** Plurals without an "s", and words that count as many. */
export const plurals = set(`
  police people men women children troops militia staff crew public majority million millions
  billion dozens hundreds thousands feds mps`);

/** Singulars that end in "s". */
export const singularsInS = set(`
  isis congress news politics business crisis virus campus bus gas reuters paris texas hamas
  brussels damascus athens cyprus laos honduras athletics princess boss us maduros chaos census
  basis analysis mass press class cross pass process loss kansas illinois arkansas massachusetts
  caracas vilnius`);

/** Verbs whose object is what somebody said: the clause that follows is left as it stands. */
export const saying = set(`
  say claim report warn fear promise vow deny announce confirm admit believe think tell allege
  insist argue hope expect suspect suggest reveal show find declare vote swear accuse urge call`);

/** After a verb they belong to it: "marches on", "pushes for". */
export const particles = set(`
  to for on out back up down off over through past into against towards toward ahead with`);

/** Words of both kinds that are nouns in nearly every headline. */
export const mostlyNouns = set(`
  talk fear question order plot bid deal poll charge report cause file test right demand concern
  rate ring light load link list park pen lobby race rule result try state stock head back
  support promise protest crash clash battle fire storm flood strike attack blast bomb raid
  search trade travel transfer train track risk use visit need target vote`);

/** Of these, the ones that act when a plural stands before and an object behind. */
export const actions = set(`
  attack strike target storm raid bomb battle blast fire search promise demand question protest
  use vote stop`);
