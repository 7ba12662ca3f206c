// Facts of English: verbs that headlines use. An editor adds a verb by adding its plain form.

/** Plain forms of regular verbs that are hardly ever nouns or adjectives in a headline. */
export const plainVerbs = `
  accept accuse achieve acquire acquit adapt add address adjourn admit adopt advance advise
  affirm agree aim allege allow alter amend analyse analyze annex announce apologise apologize
  appeal appear appoint apprehend approach approve arm arrest arrive ask assassinate assault
  assemble assist assure attack authorise authorize avert avoid await award axe back ban bar
  batter beat beg begin believe bid blame bless block boil bolster bomb boost brace break brief
  bring broaden brush bury buy call cancel canonise canonize capsize capture carry cast cause
  cease celebrate challenge charge cheer cite claim clarify clash clear clinch close collapse
  collect commence commit compare compel compete complain complete concede conclude condemn
  condone conduct confess confirm confiscate confront consider contain contest continue
  contradict convene convert convict cooperate coordinate counter crack crash create criticise
  criticize cross crown crush cut damage dash debate declare decline decrease deem deepen defeat
  defect defend defer defuse defy delay delete deliver demand demolish denounce deny depart
  depict deploy deport deprive derail describe deserve destroy detain detect deter deteriorate
  determine develop die differ disagree disappear disarm disband discover discuss dismantle
  dismiss dispatch disperse dispute disrupt dissent dissolve ditch divide donate double doubt
  down downgrade downplay draft drag drift drop drown dub dwindle earn ease edge elect eliminate
  embrace emerge enact encircle encourage end endorse endure enforce engulf enlist ensnare enter
  erode erupt escalate escape establish evacuate evade evict evoke examine exceed exchange
  exclude execute exhume exit exonerate expand expect expel explain explode explore expose
  express extend extinguish extradite eye face fail fall fear feature feed fight file finalise
  finalize fine finish fire flee float flock flood flout fly foil follow force forge forgo free
  freeze fulfil fume funnel gain gather generate get give govern grab grant grapple greet grill
  ground guarantee gut hail halt halve hammer happen harass head help hesitate hijack hike
  hinder hint hit hold honor honour hospitalise hospitalize host hunt hurl identify ignite
  ignore impeach imperil implement impose imprison improve inaugurate inch include increase
  indict infect inflict inform inject injure ink insist inspect install intend intensify
  intercept intervene introduce invade investigate invite involve issue jail join jolt judge
  jump justify keep kick kickstart kidnap kill knock know lack lament land languish lash last
  laud launch lay lead leave let liberate lift light limit link list load lobby lock lodge look
  loom loot lose lower maintain make manage map march mark marvel mask meet mend merge mint miss
  mobilise mobilize mock mourn move mull murder nab name need negotiate nix nominate notch
  notify nudge nullify oblige observe obtain occupy occur offer open oppose order organise
  organize oust outlaw outline outnumber overhaul overrun oversee overshadow overthrow overturn
  owe own paralyse paralyze pardon park pass patrol pause pay pelt pen perish permit persuade
  pick pin pit plan play plead pledge plot plummet plunge poll portray pose possess postpone
  pound pour praise predict prefer prepare press pressure presume prevail prevent probe proclaim
  produce prolong promise promote prompt prop propose prosecute protect protest prove provide
  provoke publish pull pump punch punish purge pursue push quash quell question quit race raid
  raise rally ram ramp rate ratify rattle raze reach react reaffirm reassure rebound rebuff
  rebuild rebuke recall recapture receive reclaim recognise recognize recommend reconsider
  recover recruit redeploy reduce reel refer refloat refuse regain regret rein reinforce
  reinstate reiterate reject relaunch relax release relieve relocate remain remember remove
  rename renew reopen repatriate repeal repel replace reply report represent reprimand request
  require rescue resemble reset reshuffle resign resist resolve respond restart restore restrict
  resume retain retake retaliate retire retool retreat retrieve return reunite revamp reveal
  revel reverse review revise revive revoke reward ring rise risk rock roll rout rule run sack
  salute sanction save say scale scold score scrap scupper scuttle seal search secure seek seize
  sell send sentence separate serve set settle shake shape shatter shed shell shelve shield
  shoot shoulder show shrug shun shut sideline sign signal sink skip skirt skyrocket slam slash
  slaughter slip slow slump smash smear smuggle snap snatch snub soar solve sour sow spar spark
  speak specify spell spend spill sponsor spook spread spur spurn squeeze stab stage stall stand
  start state steal steer stem step stick stir stoke stonewall stop storm straddle strengthen
  stress strike strip stun submit succeed sue suffer suggest summon support suppress surge
  surpass surrender surround survive suspect suspend sustain swamp swap swear sweep swell swing
  tackle take talk tame tap target taunt tear tease tell terminate test testify thank think
  threaten thrill throttle throw thwart tie tighten tilt top topple torch toss touch toughen
  tour tout track trade trail train transfer transform trap travel trigger trim triumph trounce
  try tumble turn tweak uncover undercut undergo undermine understand undertake unearth unfreeze
  unify unite unleash unsettle unveil upend upgrade uphold urge use usher vacate vanish vary
  vault verge veto vie violate visit vote vow wage wait walk wane want warn watch weaken wear
  weather weigh welcome whip widen wield win wipe withdraw withhold witness woo worry worsen
  wound wrap wreck write yield zero zoom cripple
  disable enable founder hack mandate outvote plague refute reposition reshape rescind resurface
  sever shutter smother strand tip unlock
  dodge dump flag fuel heed jeopardise jeopardize ponder quarantine rebrand recede redraw renounce
  repay rile rob scare scramble scrutinise scrutinize shorten shrink sidestep slap slide snarl
  sneak soften stifle strain stumble subside treat unfurl vaccinate vet wobble`
  .trim()
  .split(/\s+/);

/** Of these, the ones a headline also uses as nouns: they need a look at their neighbours. */
export const nounToo = new Set(
  `
  address advance aim alert appeal approach arm arrest assault attack award back ban bar battle
  beat bid blame block bomb boost brief brush buy call capture cast cause challenge charge claim
  clash close collapse control cost counter crack crash cross cut damage dash deal debate
  decline decrease defeat delay demand dispute double doubt down draft drag drift drop ease edge
  end escape exchange exit eye fall fear feature feed fight file fine fire float flood fly force
  free freeze gain ground hammer head help hike hit honor honour hunt increase issue judge jump
  lack land last launch lead light limit link list load lobby lock look map march mark mask move
  murder name need offer order overhaul pardon park pass patrol pause pay pen permit pick pin
  plan play pledge plot poll position post pound press pressure probe produce promise prop
  protest pull pump punch purchase purge push question race raid raise rally ram rate rebound
  rebuke recall record release remain report request rescue retreat return reveal review reward
  ring rise risk rock roll rule run sack sanction save scale score scrap seal search sentence
  set shake shape shatter shell shield shoot show sign signal slash slip slump snap snub sour
  spar spark spell spill sponsor spread squeeze stage stall stand start state stem step stick
  stir stop storm stress strike strip support surge surrender suspect swap sweep swell swing
  tackle talk tap target tear test throw tie top toss touch tour track trade trail train
  transfer trap travel trigger trim triumph try turn upgrade use veto visit vote vow wage wait
  walk want watch welcome win witness worry wound wrap wreck yield founder hack mandate plague
  shutter strand tip dump flag fuel quarantine scare scramble slap slide strain treat vet wobble`
    .trim()
    .split(/\s+/),
);

/** Verbs whose past form before "in" or "after" is no passive: "plane crashed in field". */
export const intransitive = new Set(
  `
  advance agree apologise apologize appeal appear arrive begin clash climb collapse come compete
  complain continue cooperate crash decline deepen defect depart deteriorate die differ disagree
  disappear drop drown ease emerge erupt escalate escape explode fail fall flee go grow happen
  hesitate insist intensify intervene jump languish linger loom lose march meet mount occur
  perish plead plummet plunge protest rally react remain resign respond resume retaliate retire
  retreat return rise slow soar spread stall start succeed surge surrender survive talk testify
  travel triumph tumble vanish vary vote vow wait walk warn widen win worry`
    .trim()
    .split(/\s+/),
);

/** Plain form, past, past participle. */
export const irregular = `
  arise arose arisen, awake awoke awoken, beat beat beaten, become became become,
  begin began begun, bend bent bent, bet bet bet, bid bid bid, bind bound bound, bite bit bitten,
  bleed bled bled, blow blew blown, break broke broken, bring brought brought, build built built,
  burst burst burst, buy bought bought, cast cast cast, catch caught caught, choose chose chosen,
  come came come, cost cost cost, cut cut cut, deal dealt dealt, dig dug dug, do did done,
  draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen,
  feed fed fed, feel felt felt, fight fought fought, find found found, flee fled fled,
  fly flew flown, forbid forbade forbidden, forget forgot forgotten, forgive forgave forgiven,
  freeze froze frozen, get got got, give gave given, go went gone, grow grew grown,
  hang hung hung, have had had, hear heard heard, hide hid hidden, hit hit hit, hold held held,
  hurt hurt hurt, keep kept kept, know knew known, lay laid laid, lead led led, leave left left,
  lend lent lent, let let let, lose lost lost, make made made, mean meant meant, meet met met,
  outdo outdid outdone, overcome overcame overcome, overrun overran overrun,
  oversee oversaw overseen, overtake overtook overtaken, overthrow overthrew overthrown,
  pay paid paid, prove proved proven, put put put, quit quit quit, read read read,
  rebuild rebuilt rebuilt, redraw redrew redrawn, repay repaid repaid, retake retook retaken,
  ride rode ridden, rise rose risen, run ran run, say said said, see saw seen,
  seek sought sought, sell sold sold, send sent sent, set set set, shake shook shaken,
  shoot shot shot, show showed shown, shrink shrank shrunk, shut shut shut, sing sang sung,
  sink sank sunk, sit sat sat, slay slew slain, sleep slept slept, slide slid slid,
  speak spoke spoken, spend spent spent, split split split, spread spread spread,
  stand stood stood, steal stole stolen, stick stuck stuck, strike struck struck,
  swear swore sworn, sweep swept swept, swim swam swum, swing swung swung, take took taken,
  teach taught taught, tear tore torn, tell told told, think thought thought, throw threw thrown,
  undergo underwent undergone, understand understood understood, undertake undertook undertaken,
  uphold upheld upheld, wake woke woken, wear wore worn, win won won,
  withdraw withdrew withdrawn, withhold withheld withheld, withstand withstood withstood,
  write wrote written`
  .trim()
  .split(/,\s+/)
  .map((row) => row.split(/\s+/));

/** Longer verbs whose last letter is doubled: "admitting". Short ones follow a rule. */
export const doubling = new Set(
  `
  abet abhor acquit admit allot annul begin commit compel concur confer control defer deter
  dispel equip expel forbid forget incur infer kidnap occur omit outbid outrun overrun patrol
  permit prefer propel rebel rebut recur refer regret repel reset submit transfer transmit unzip
  upset`
    .trim()
    .split(/\s+/),
);
