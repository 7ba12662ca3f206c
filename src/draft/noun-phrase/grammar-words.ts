// Facts of English: the small words by which the parts of a headline are told apart.

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

export const prepositions = set(`of in on at by to for from with without into onto over under during
  against between among across along around near off out up down inside outside through via about
  above below behind beyond toward towards per within upon past ahead`);

/** They begin a clause that is left as it stands. */
export const subordinators = set(`as after before while when because if amid since despite until
  though although whether that once unless where`);

export const relatives = set('who which that whose whom');

export const determiners =
  set(`the a an this that these those its his her their our my your some any
  no every each all both another more most many few several other two three four five six seven eight
  nine ten dozens hundreds thousands`);

export const modals = set(`will would shall should may might can could must won't can't cannot
  couldn't wouldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't
  didn't do does did ain't`);

export const have = set('has have had');
export const be = set('is are was were');

/** They may stand between the parts of a verb. */
export const adverbs = set('not never now also already again finally still just all but once ever');

export const pronouns = set(`i you he she it we they there this these that here what how why when
  where who whose which`);

/** Plurals without an "s", and words that count as many. */
export const plurals = set(`police people men women children troops militia staff crew public
  majority million millions billion dozens hundreds thousands feds mps`);

/** Singulars that end in "s". */
export const singularsInS = set(`isis congress news politics business crisis virus campus bus gas
  reuters paris texas hamas brussels damascus athens cyprus laos honduras athletics princess boss
  us texas maduros chaos census basis analysis mass press class cross pass process loss
  kansas illinois arkansas massachusetts caracas vilnius`);

/** Verbs whose object is what somebody said: the clause that follows is left as it stands. */
export const saying =
  set(`say claim report warn fear promise vow deny announce confirm admit believe
  think tell allege insist argue hope expect suspect suggest reveal show find declare vote swear
  accuse urge call`);
