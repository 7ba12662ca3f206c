// The built-in list of news agencies, by the names under which outlets credit them. Ids are those
// of the outlet register if it has the agency.

export interface Agency {
  readonly id: string;
  /** Unambiguous names, in any case. */
  readonly names: readonly string[];
  /** Short forms that are words or initials of others too; only this exact spelling counts. */
  readonly initials: readonly string[];
}

export const agencies: readonly Agency[] = [
  agency(
    'reuters',
    'Reuters|Thomson Reuters|Рейтер|رويترز|路透社|路透|ロイター|ロイター通信|로이터|रॉयटर्स|रायटर',
  ),
  agency('ap', 'Associated Press|美联社|美聯社|AP通信|AP통신|एपी', 'AP|ＡＰ'),
  agency(
    'afp',
    'Agence France-Presse|Agence France Presse|АФП|أ ف ب|أ.ف.ب|فرانس برس|法新社|एएफपी|AFP통신',
    'AFP|ＡＦＰ',
  ),
  agency(
    'dpa',
    'dpa|Deutsche Presse-Agentur|Deutsche Presse Agentur|dpa-AFX|dpa international|' +
      'dpa-infocom|د ب أ',
    'DPA',
  ),
  agency('xinhua', 'Xinhua|Xinhua News Agency|Xinhuanet|新华社|新華社|شينخوا|Синьхуа'),
  agency('tass', 'ТАСС|ИТАР-ТАСС|تاس', 'TASS|ITAR-TASS'),
  agency('ria-novosti', 'RIA Novosti|RIA News|РИА Новости|РИА-Новости', 'RIA'),
  agency('interfax', 'Interfax|Интерфакс|INTERFAX.RU'),
  agency('interfax-ukraine', 'Interfax-Ukraine|Интерфакс-Украина|Інтерфакс-Україна'),
  agency('sputnik', 'Sputnik|Sputnik News|Спутник|سبوتنيك'),
  agency('ansa', 'ANSA|Agenzia ANSA'),
  agency('adnkronos', 'Adnkronos'),
  agency('agi', 'Agenzia Italia', 'AGI'),
  agency('efe', 'Agencia EFE', 'EFE'),
  agency('europa-press', 'Europa Press'),
  agency('lusa', 'Agência Lusa|Agencia Lusa', 'Lusa|LUSA'),
  agency('anadolu', 'Anadolu|Anadolu Agency|Anadolu Ajansı|الأناضول', 'AA'),
  agency('dha', 'Demirören Haber Ajansı', 'DHA'),
  agency('iha', 'İhlas Haber Ajansı', 'İHA|IHA'),
  agency('anka', 'ANKA Haber Ajansı', 'ANKA'),
  agency('kyodo', 'Kyodo|Kyodo News|共同通信|共同通信社|共同社|共同'),
  agency('jiji', 'Jiji Press|Jiji|時事通信|時事通信社|時事'),
  agency('yonhap', 'Yonhap|Yonhap News|Yonhap News Agency|연합뉴스|韩联社|聯合ニュース'),
  agency('newsis', 'Newsis|뉴시스'),
  agency('news1', 'News1|뉴스1'),
  agency('cns', 'China News Service|中新社|中国新闻社|中新网'),
  agency('kcna', 'KCNA|Korean Central News Agency'),
  agency('pti', 'Press Trust of India|भाषा|पीटीआई', 'PTI'),
  agency('ani', 'Asian News International|एएनआई', 'ANI'),
  agency('ians', 'Indo-Asian News Service|आईएएनएस', 'IANS'),
  agency('uni', 'United News of India|वार्ता|यूनीवार्ता', 'UNI'),
  agency('sana', 'Syrian Arab News Agency|سانا', 'SANA'),
  agency('irna', 'IRNA|Islamic Republic News Agency|ایرنا'),
  agency('tasnim', 'Tasnim|Tasnim News Agency|تسنیم'),
  agency('fars', 'Fars News Agency|Fars News|خبرگزاری فارس'),
  agency('mehr', 'Mehr News Agency|Mehr News|خبرگزاری مهر|خبرنگار مهر'),
  agency('isna', 'ISNA|Iranian Students News Agency|ایسنا'),
  agency('ilna', 'ILNA|ایلنا'),
  agency('wafa', 'Palestine News Agency|وفا', 'WAFA'),
  agency('petra', 'Petra News Agency|Jordan News Agency|بترا'),
  agency('spa', 'Saudi Press Agency|واس', 'SPA'),
  agency('wam', 'Emirates News Agency|وام', 'WAM'),
  agency('qna', 'Qatar News Agency|قنا', 'QNA'),
  agency('kuna', 'Kuwait News Agency|كونا', 'KUNA'),
  agency('mena', 'Middle East News Agency|أ ش أ|أ.ش.أ', 'MENA'),
  agency('nna', 'National News Agency', 'NNA'),
  agency('pa-media', 'Press Association|PA Media|PA news agency', 'PA'),
  agency('upi', 'United Press International', 'UPI'),
  agency('bloomberg', 'Bloomberg|Bloomberg News'),
  agency('dow-jones', 'Dow Jones Newswires|Dow Jones'),
  agency('apa', 'Austria Presse Agentur|APA-OTS', 'APA'),
  agency('keystone-sda', 'Keystone-SDA|Schweizerische Depeschenagentur', 'SDA|sda'),
  agency('kna', 'Katholische Nachrichten-Agentur', 'KNA'),
  agency('epd', 'Evangelischer Pressedienst', 'epd'),
  agency('belga', 'Belga|Belga News Agency'),
  agency('anp', 'Algemeen Nederlands Persbureau', 'ANP'),
  agency('ritzau', 'Ritzau'),
  agency('ntb', 'Norsk Telegrambyrå', 'NTB'),
  agency('tt', 'TT Nyhetsbyrån', 'TT'),
  agency('stt', 'Suomen Tietotoimisto', 'STT'),
  agency('pap', 'Polska Agencja Prasowa|Polish Press Agency', 'PAP'),
  agency('ctk', 'ČTK|Czech News Agency'),
  agency('mti', 'Magyar Távirati Iroda', 'MTI'),
  agency('agerpres', 'Agerpres'),
  agency('tanjug', 'Tanjug'),
  agency('hina', 'Croatian News Agency', 'HINA|Hina'),
  agency('bta', 'Bulgarian News Agency|БТА', 'BTA'),
  agency('ukrinform', 'Ukrinform|Укринформ|Укрінформ'),
  agency('unian', 'UNIAN|УНИАН|УНІАН'),
  agency('belta', 'BelTA|БелТА'),
  agency('canadian-press', 'Canadian Press|La Presse Canadienne'),
  agency('aap', 'Australian Associated Press', 'AAP'),
  agency('nzn', 'NZ Newswire'),
  agency('antara', 'Antara|Antara News'),
  agency('bernama', 'Bernama'),
  agency('vna', 'Vietnam News Agency', 'VNA|TTXVN'),
  agency('app', 'Associated Press of Pakistan', 'APP'),
  agency('unb', 'United News of Bangladesh', 'UNB'),
  agency('cna-taiwan', 'Central News Agency|中央社|中央通訊社', 'CNA'),
  agency('notimex', 'Notimex'),
  agency('telam', 'Télam|Telam'),
  agency('prensa-latina', 'Prensa Latina'),
  agency('agencia-brasil', 'Agência Brasil'),
  agency('pana', 'Panapress'),
  agency('nan', 'News Agency of Nigeria', 'NAN'),
  agency('map', 'Maghreb Arabe Presse', 'MAP'),
  agency('aps', 'Algérie Presse Service', 'APS'),
  agency('tap', 'Tunis Afrique Presse', 'TAP'),
  agency('askanews', 'askanews'),
  agency('pajhwok', 'Pajhwok|Pajhwok Afghan News'),
];

/** Spellings that are also common words: they need brackets around them to be a credit. */
export const wordlike: ReadonlySet<string> = new Set(
  `MAP SPA UNI APP TAP PAP NAN MENA SANA ANI APS APA AGI MTI TT PA AA Sputnik Bloomberg Antara Petra
  Hina Lusa ANKA CNA`.split(/\s+/),
);

function agency(id: string, names: string, initials = ''): Agency {
  const list = (text: string): readonly string[] => text.split('|').filter((one) => one !== '');
  return { id, names: list(names), initials: list(initials) };
}
