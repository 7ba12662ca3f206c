// Facts of English: verbs that headlines use. An editor adds a verb by adding its plain form.

/** Plain forms of regular verbs that are hardly ever nouns or adjectives in a headline. */
export const plainVerbs =
  `accept accuse achieve acquire acquit adapt add address admit adopt adjourn
advise affirm agree allege allow alter amend analyse analyze annex announce apologise apologize appeal
appear appoint apprehend approve arrive ask assassinate assault assemble assist assure avert avoid await
authorise authorize ban bar batter beg begin believe blame bless brief broaden bury call cancel
capture carry cast cause cease celebrate challenge charge cite claim clarify clear close collapse
collect commence commit compare compel compete complain complete concede conclude condemn conduct confess
confirm confiscate confront consider contain contest continue contradict convene convert convict
cooperate coordinate counter create criticise criticize cross crush debate declare decline
decrease deepen defeat defect defend defer defuse defy delay delete deliver demolish denounce deny depart
deploy deport deprive derail describe deserve destroy detain detect deter deteriorate determine
develop die differ disagree disappear disarm discover discuss dismantle dismiss dispatch disperse dispute
disrupt dissolve divide donate double doubt drag draft drown earn ease edge elect eliminate embrace
emerge enact encircle encourage end endorse enforce enlist enter erupt escalate escape establish evacuate
evade examine exceed exchange exclude execute exhume exonerate expand expect expel explain explode
explore expose express extend extinguish extradite face fail fear feature file fine finish flee
follow force free freeze fulfil gain gather generate govern grant greet guarantee halt
happen head help hesitate hijack hinder hold honour honor host identify ignite ignore impeach
implement impose imprison improve include increase indict infect inflict inform inject injure insist
inspect install intend intensify intercept intervene introduce invade investigate invite involve
issue jail join judge jump justify kidnap kill land lack lament languish lash last laud launch
lay leave liberate lift lodge loom loot lower maintain manage march mark mend merge mobilise
mobilize mourn move mull murder negotiate nominate notify oblige observe obtain occupy occur offer
open oppose order organise organize oust overhaul overrun oversee overshadow overthrow overturn owe own
paralyse paralyze pardon pass patrol pause perish permit persuade plan plead pledge plunge plot portray
pose possess postpone pound praise predict prefer prepare press presume prevail prevent probe proclaim
produce prolong promise promote prompt propose prosecute protect protest prove provide provoke publish
pull punish pursue push question raid raise rally ram ratify reach react reaffirm rebuff rebuke
rebuild recall recapture receive reclaim recognise recognize recommend reconsider recover recruit
reduce refer refuse regain regret reinforce reinstate reiterate reject relax release relieve relocate
remain remember remove rename renew reopen repatriate repeal repel replace reply report represent
reprimand request require rescue resemble reshuffle resign resist resolve respond restore restrict resume
retain retake retaliate retire retreat retrieve return reunite reveal reverse review revise revive
revoke reward risk rock rule sack sanction save scale scrap scuttle search secure seek seize
sentence separate serve settle shelve shield sign signal slam slash snub soar solve spark spar
specify sponsor squeeze stab stage stall start state stop storm strengthen stress strike submit succeed
sue suffer suggest summon support suppress surge surpass surrender surround survive suspect suspend sustain
swap sweep swell target tease tell terminate test testify thank threaten tighten top topple toughen
trade train transfer transform trap travel trigger triumph try tumble turn unearth unite unleash unveil
uphold upgrade urge use vacate vanish vary veto violate visit vote vow wage wait walk want warn watch
weaken weigh welcome widen withdraw withhold witness worry worsen wound wreck yield
advance approach arrest attack award back beat bid block bomb boost break capsize clash crack crash
cut damage dash demand drop eye fall feed fight fire flood fly gather get give hail hit hurl ink
keep know lead let lose make mark meet name need nab ditch axe oust pay pick plummet poll punch
quit quash race reel refloat rise run say score sell send set shake shell shoot show shut sink skip slip
slow smash smuggle snatch speak spend spread stand steal stem stick strip swear swing tackle take talk
tap tear think throw tie touch tour track trim tweak undergo understand undertake unfreeze uncover
vie wane wear win write aim stoke play pressure notch brace boil revel hint tout hike look mint canonise canonize
condone deem deport downplay dub endure ensnare evict fume grapple grill hail hammer hospitalise hospitalize
imperil inaugurate jolt kick nix nudge outline pelt pit plead postpone push quell rattle reassure
rebound redeploy reel relaunch restart retool reunite revamp rout shatter shrug sideline skirt skyrocket
slump snap spell spill spur stall stem step stir stun tackle tap taunt throttle tighten torch toss tout
urge usher vault verge weather whip wield wrap zero arm bolster brush buy bring clinch crown cheer
clear compete cross deny depict disband down drift dwindle engulf erode evoke exit float flock flout foil
forge forgo funnel gut grab ground halve harass hunt inch injure join kickstart light limit link list
load lobby lock map mask miss mock mourn need nominate nullify outlaw outnumber own park pen pump
ramp rate rein reset ring roll salute scold score seal shape shoulder slaughter smear spurn stage
steer stoke stonewall straddle swap thwart tilt trail trounce turn uncover undercut undermine unify
veto wipe woo zoom knock finalise finalize thrill sow upend downgrade dissent agree marvel flock head jump overturn pour
plot pin pledge prop purge raze scupper shed shun sour spook stun sue swamp tame tout trim unsettle`.split(
    /\s+/,
  );

/** Of these, the ones a headline also uses as nouns: they need a look at their neighbours. */
export const nounToo = new Set(
  `address advance aim alert appeal approach arrest assault attack award back ban bar battle beat bid
  blame block bomb boost brief call capture cast cause challenge charge claim clash close collapse
  control counter crack crash cross cut damage dash debate decline decrease defeat delay demand
  deal dispute double doubt draft drag drop ease edge end escape exchange eye fall fear feature
  feed fight file fine fire flood fly force free freeze gain head help hit honour honor
  increase issue judge jump lack land last launch lead march mark move
  murder name need offer order pardon pass patrol pause pay permit pick plan pledge plot poll
  position post pound press probe produce promise protest pull punch purchase push question race raid
  raise rally ram rebuke recall record release remain report request rescue retreat return reveal
  review reward rise risk rock rule run sack sanction save scale score scrap search sentence set shake
  shell shield shoot show sign signal slash slip snub spark spar sponsor spread squeeze stage stall stand
  start state stem stick stop storm stress strike strip support surge surrender suspect swap sweep
  swell swing tackle talk tap target tear test throw tie top touch tour track trade train transfer trap
  travel trigger trim triumph try turn upgrade use veto visit vote vow wage wait walk want watch
  welcome win witness worry wound wreck yield play pressure look hike brush exit float ground hunt
  light limit link list load lobby lock map mask need park pen pump rate ring roll seal shape
  cost overhaul sour pin prop purge step spell spill stir snap slump rebound push toss wrap arm buy down drift trail turn hammer step shatter`.split(
    /\s+/,
  ),
);

/** Verbs whose past form before "in" or "after" is no passive: "plane crashed in field". */
export const intransitive = new Set(
  `agree appear apologise apologize arrive collapse compete complain cooperate crash clash decline defect
  depart deteriorate die differ disagree disappear drown emerge erupt escape explode fail fall flee happen
  hesitate insist intervene languish loom march occur perish plead plunge plummet rally react remain
  resign respond retaliate retire retreat return rise soar succeed surge surrender survive talk
  testify travel triumph tumble vanish vary vote vow wait walk warn worry appeal protest go come
  resume continue begin start meet win lose spread stall grow mount deepen widen intensify escalate ease
  linger slow drop climb jump advance`.split(/\s+/),
);

/** Plain form, past, past participle. */
export const irregular =
  `arise arose arisen, awake awoke awoken, beat beat beaten, become became become,
begin began begun, bend bent bent, bet bet bet, bid bid bid, bind bound bound, bite bit bitten, bleed bled bled,
blow blew blown, break broke broken, bring brought brought, build built built, burst burst burst, buy bought bought,
cast cast cast, catch caught caught, choose chose chosen, come came come, cost cost cost, cut cut cut, deal dealt dealt,
dig dug dug, do did done, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen,
feed fed fed, feel felt felt, fight fought fought, find found found, flee fled fled, fly flew flown,
forbid forbade forbidden, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got got,
give gave given, go went gone, grow grew grown, hang hung hung, have had had, hear heard heard, hide hid hidden,
hit hit hit, hold held held, hurt hurt hurt, keep kept kept, know knew known, lay laid laid, lead led led,
leave left left, lend lent lent, let let let, lose lost lost, make made made, mean meant meant, meet met met,
outdo outdid outdone, overcome overcame overcome, overrun overran overrun, oversee oversaw overseen,
overtake overtook overtaken, overthrow overthrew overthrown, pay paid paid, prove proved proven, put put put,
quit quit quit, read read read, rebuild rebuilt rebuilt, retake retook retaken, ride rode ridden, rise rose risen,
run ran run, say said said, see saw seen, seek sought sought, sell sold sold, send sent sent, set set set,
shake shook shaken, shoot shot shot, show showed shown, shut shut shut, sing sang sung, sink sank sunk, sit sat sat,
slay slew slain, sleep slept slept, speak spoke spoken, spend spent spent, split split split, spread spread spread,
stand stood stood, steal stole stolen, stick stuck stuck, strike struck struck, swear swore sworn,
sweep swept swept, swim swam swum, swing swung swung, take took taken, teach taught taught, tear tore torn,
tell told told, think thought thought, throw threw thrown, undergo underwent undergone,
understand understood understood, undertake undertook undertaken, uphold upheld upheld, wake woke woken,
wear wore worn, win won won, withdraw withdrew withdrawn, withhold withheld withheld,
withstand withstood withstood, write wrote written`
    .split(/,\s+/)
    .map((row) => row.split(/\s+/));

/** Longer verbs whose last letter is doubled: "admitting". Short ones follow a rule. */
export const doubling = new Set(
  `abet abhor acquit admit allot annul begin commit compel concur confer control defer deter dispel equip expel
  incur infer kidnap occur omit patrol permit prefer propel rebel rebut recur refer regret repel submit
  transfer transmit unzip forbid forget outrun overrun upset reset outbid`.split(/\s+/),
);
