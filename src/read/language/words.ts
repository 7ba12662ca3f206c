// Frequent small words of each language, to distinguish neighbours with similar letter sequences.

const lists: Readonly<Record<string, string>> = {
  az: `və bir bu ilə üçün də olan ki edir edilib olub onun çox daha sonra kimi bütün ən isə`,
  be: `і ў не на што з у як да яго гэта па але за быў яна для ад так ці ён былі`,
  bg: `и на да се за от е в не че с са по като до ще при си това беше или след който`,
  ca: `de la el i que a en les els per un una es amb del no va ha al més com són seva aquest ser`,
  cs: `a se v na je že s z do o k i by ale jsem pro za to jako po které který byl když jsou není`,
  da: `og i at er det en til på som med for de den ikke af har var et men fra kan vil om så blev`,
  de: `der die das und in den von zu mit ist im des auf für dem nicht ein eine als auch es an er hat
    sich aus bei nach wie am sie werden wird war sind dass wir oder um vor zum zur über einer`,
  en: `the of and to in a is that for it as was with on be by are this his from at not have he an or
    which but they had has were their we you her she will one been its would who there all more`,
  es: `de la que el en y a los del se las por un para con no una su al es lo como más pero sus le ha
    este entre cuando muy sin sobre también fue hasta hay donde`,
  et: `ja on et ei oli ka kui see oma mis aga või ta siis nii selle mida välja üks veel kes tema`,
  eu: `eta da bat ez du dira izan dute ere den zen egin baina hau egiten baino dela bere beste oso`,
  fi: `ja on ei että se oli mutta hän kun ovat joka myös sen kuin niin tai jos mukaan olla vuoden`,
  fr: `de la le et les des en un une du que est pour qui dans par plus sur au pas ce il sont avec se
    ne à été cette ont aux ses mais comme ou leur d l qu c s son elle nous vous`,
  hr: `je i u na se da su za od s koji to kao iz a će ne bi o što po koja sam bio ili biti samo te`,
  hu: `a az és hogy nem is egy volt van ez meg de már csak mint el vagy még azt ki ha lesz után`,
  is: `og að í á er sem var ekki til við um með fyrir hann það en af því eru hefur frá verið`,
  it: `di e che la il un a per è in una con non si i da le del sono al come della più dei nel anche
    alla ha gli lo delle questo ma o se suo`,
  ku: `û li ji bi ku di de ev jî ew na wî ne bo xwe vê ye hat kir in`,
  lt: `ir į kad su yra iš tai kaip o bet ne už buvo jo dėl apie nuo po jis ar tik dar prie buvo`,
  lv: `un ir ar no par ka uz kas tas bet lai nav pie tā arī vai pēc viņš kā tika bija gan jau`,
  no: `og i det er på til som en å for at med de av ikke den har om et var fra men han vi kan ble`,
  pl: `i w na z się do nie że jest o to jak od po przez za ale dla co są jego był czy oraz które`,
  pt: `de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele
    tem à seu sua ou ser quando muito há nos já está também`,
  ro: `de și în a la cu pe că nu din o un este mai pentru care au fi sunt după prin ca al fost`,
  ru: `и в не на что с по это он как а но к из у за от для все его так было же я мы который при`,
  sk: `a sa v na je že s z do o k aj by ale som pre za to ako po ktoré ktorý bol keď sú nie`,
  sl: `in je v na se da so za ki s z po ne pa tudi ni bi o kot od bil iz pri še ter kar ali`,
  sv: `och i att det som en på är av för med den till inte har de ett om var jag men från kan så`,
  tl: `ang ng sa na mga at ay si ni ko mo ito niya para hindi kung kay ka may siya rin lang`,
  tr: `ve bir bu da de için ile çok daha olarak olan gibi ama ne kadar sonra en o var değil her`,
  uk: `і в не на що з у як до та за це від по його але для є він про були які був або також`,
  vi: `và của là có cho không được người trong đã với các một những này khi để ở tôi`,
  yo: `ní àti tí ó sí fún láti pé ti awọn ni si naa wọn bi lati fun kan jẹ ṣe`,
  af: `nie 'n ’n vir hulle sy hy baie sê deur wat jy word sal hom haar ek my is die het en`,
  cy: `y yr yn a i o ar mae ac ei wedi gan am bod oedd ond fel gyda sydd eu hyn cael roedd na ni
    nid hefyd wrth oes dim`,
  eo: `la kaj de en estas al por kun ne ĝi li ŝi mi estis oni pri sed kiel el kiu ĉi tiu estas per
    aŭ ili pli kiuj sur ankaŭ ke tio`,
  ga: `agus an na ar ag le is a i go sé tá do bhí don ach leis sin seo nach bhfuil mar ón raibh na
    siad bhí ina níl ní gur faoi`,
  id: `yang karena bahwa bisa dan ini itu untuk dari dengan pada tidak saat uang kantor mobil namun
    indonesia jakarta anda beda kalau sangat adalah sebuah tersebut lalu nya jawa ketika hanya
    sebagai seperti saja sudah oleh akan juga dalam dapat satu dua merupakan adanya menjadi
    terhadap pun kata rp memiliki melakukan kita kami sehingga sejak para tak jadi mereka salah
    ujar maupun serta digunakan jika bukan hal provinsi kabupaten kecamatan pemerintah`,
  la: `et in est non ad cum ut sed quod qui ex sunt esse si ab quae de per aut enim etiam autem hic
    hoc eius nec eum atque ac quam`,
  lg: `era ne mu ku nga nti okuva olw abantu bya ya wa ba ye oba ekyo buli kubanga kya gwa okuba
    naye omuntu bwe mwe nnyo ng ezi`,
  mi: `te ki i he me ka e o nga ko kua mo a ai hoki ana au tana ratou koe ia tona mai atu kia engari
    nei ahau mea`,
  mk: `на од се во е да и го со за што како ќе беше ја ги кој не но тоа ова исто или кои сите бил
    била им му`,
  ms: `yang kerana bahawa boleh dan ini itu untuk dari dengan pada tidak wang pejabat kereta ialah
    iaitu beliau malaysia kuala lumpur awak daripada datuk selain manakala turut mengenai telah
    sebagai oleh akan juga dalam dapat perlu pihak negara ketika sabah sarawak johor selangor
    kerajaan bagi melalui hendaklah perkhidmatan aktiviti projek tahun kawasan kepada mendapat
    sahaja tetapi polis dijangka ahli syarikat`,
  nl: `een niet zijn hij ze ik wordt werd door naar voor bij hebben heeft deze dit aan als het en is
    worden we`,
  sn: `uye kuti ne pa ari iri ndi asi kana zvino vanhu mu ku nokuti uyo vake ndiko izvi kwete chete
    izvozvo`,
  so: `waa oo ka iyo in ku ee uu la u ay ah kale waxaa markii laakiin soo si aan isku sida waxa kuwa
    loo dadka`,
  sq: `të dhe në e për me që një nuk i ka është si nga më se do janë duke por ishte kjo ku shumë`,
  sr: `је у на и се да су од за са који био као није што о то али из која које ће били или после`,
  st: `le ho ya ka e ba a o ke mme hore haeba kapa tse di tsa sa bo ne re tla hae bona ena eo moo
    empa`,
  sw: `ya wa na kwa ni katika za la kuwa hii huo hiyo pia lakini kama au yake cha watu hili mwaka
    siku wengi wake baada huu vya kila sana nchi hayo`,
  tn: `le go ya ka e ba a o ke mme gore fa kgotsa tse tsa sa bo ne re tla gagwe bone eno mo fela
    jaaka gape kwa wa nna se dira`,
  ts: `na ku ya hi e va a u ndzi leswaku loko kumbe swi swa xi xa nga ta vona naswona eka ri wa la
    tsonga kambe tani`,
  xh: `kwaye okanye ukuba ngokuba kunye ukuze yokuba ngaba kodwa nje kuba le into nokuba xa apho
    abantu esi lo ngoku kakhulu emva njengoko`,
  zu: `futhi noma ukuthi ngoba kanye uma umuntu abantu kodwa lapho ukuze kakhulu uthe okwenza
    ngesikhathi yini ngemuva manje lokhu lo laba nokuthi ngokuthi eningizimu`,
};

/** Bosnian and Croatian differ only in words. */
const bosnian = `ko šta bih hiljada hiljade evropske evropski evrope historija historije uslovi
  bosne bosna hercegovine hercegovina bosni sarajevo sarajeva sarajevu bosanski januara februara
  marta aprila maja juna jula augusta septembra oktobra novembra decembra sedmice sedmica sistem
  sistema tačno takođe porodica porodice bezbjednost saobraćaj saopćio općine kantona kanton
  federacije preduzeće fudbal voz hljeb lahko predsjedništvo republike srpske opština bošnjaka`;
const croatian = `tko što tjedan tjedna sustav obitelj kruh točno tisuća tisuće europske europski
  povijest uvjeti tijekom hrvatske hrvatska zagreb zagrebu hrvatskoj hrvatski glazba siječnja
  veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca tvrtka
  tvrtke nogomet uopće vlak zrak veleposlanik kazalište suradnja priopćenje`;

export const smallWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([language, words]) => [language, split(words)]),
);
export const bosnianWords = split(bosnian);
export const croatianWords = split(croatian);

function split(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
