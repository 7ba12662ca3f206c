// The forms in which agencies print their credits, and sentences that only look like them.

import { expect, test } from 'vitest';
import { readCredit } from './credit.js';

const bodies: Readonly<Record<string, string>> = {
  en: 'The council voted on Tuesday to close the northern bridge, officials said.',
  de: 'Der Rat hat am Dienstag beschlossen, die Brücke zu sperren, sagte ein Sprecher.',
  fr: 'Le conseil a voté mardi la fermeture du pont, a indiqué un porte-parole.',
  ru: 'Городской совет проголосовал за закрытие моста на ремонт, сообщили власти.',
  uk: 'Міська рада проголосувала за закриття мосту на ремонт, повідомила влада.',
  tr: 'Belediye meclisi salı akşamı köprünün kapatılmasına karar verdi.',
  ar: 'صوت المجلس مساء الثلاثاء على إغلاق الجسر الشمالي للإصلاح حتى نهاية الخريف.',
  hi: 'परिषद ने मंगलवार को उत्तरी पुल को मरम्मत के लिए बंद करने का फैसला किया।',
  ko: '시의회는 화요일 밤 북쪽 다리를 수리를 위해 폐쇄하기로 했다고 밝혔다.',
  zh: '市议会周二晚间投票决定关闭北桥进行维修，官员们说，每天约有九千辆汽车将绕行。',
  ja: '市議会は火曜日の夜、北の橋を修理のため秋まで閉鎖すると決めた。費用は十一億円。',
};

test.each<[language: string, form: string, agency: string]>([
  ['en', 'HARROW, Pa. (AP) _ *', 'ap'],
  ['en', 'HARROW (AP) -- *', 'ap'],
  ['en', 'BEIRUT/AMMAN, March 2 (Reuters) - *', 'reuters'],
  ['en', '14 May 2024 (AFP) – *', 'afp'],
  ['en', 'New Delhi, Mar 2 (PTI) *', 'pti'],
  ['en', 'Harrow [Veldt], March 2 (ANI): *', 'ani'],
  ['en', 'KABUL (Pajhwok): *', 'pajhwok'],
  ['en', 'DUBAI, 2nd March, 2024 (WAM) -- *', 'wam'],
  ['en', 'MOSCOW, March 2. /TASS/. *', 'tass'],
  ['en', '*\n\n--IANS\n\nabc/de', 'ians'],
  ['en', '*\n\nAustralian Associated Press', 'aap'],
  [
    'en',
    '*\n\nThis story was first published by Reuters and is republished with permission.',
    'reuters',
  ],
  ['de', 'Berlin (dpa) - *', 'dpa'],
  ['de', 'Berlin (dpa/tmn) - *', 'dpa'],
  ['de', 'Wien (APA) – *', 'apa'],
  ['de', '*\n\n(sda)', 'keystone-sda'],
  ['de', '*\n\nQuelle: ntv.de, ino/dpa', 'dpa'],
  ['de', '*\n\n© dpa-infocom, dpa:240302-99-123456/2', 'dpa'],
  ['fr', 'Paris, 2 mars 2024 (AFP) - *', 'afp'],
  ['ru', 'МОСКВА, 2 мар - РИА Новости. *', 'ria-novosti'],
  ['ru', 'МОСКВА, 2 марта. /ТАСС/. *', 'tass'],
  ['ru', 'Москва. 2 марта. INTERFAX.RU - *', 'interfax'],
  ['ru', '*\n\nИсточник: ТАСС', 'tass'],
  ['uk', 'Київ, 2 березня - Укрінформ. *', 'ukrinform'],
  ['uk', 'Київ. 2 березня. Інтерфакс-Україна - *', 'interfax-ukraine'],
  ['uk', '*\n\nДжерело: УНІАН', 'unian'],
  ['tr', 'ANKARA (AA) - *', 'anadolu'],
  ['tr', 'İSTANBUL, (DHA) - *', 'dha'],
  ['tr', 'İZMİR (İHA) - *', 'iha'],
  ['tr', '*\n\nKaynak: AA', 'anadolu'],
  ['ar', 'دمشق-سانا *', 'sana'],
  ['ar', 'أبوظبي في 2 مارس / وام / *', 'wam'],
  ['ar', 'القاهرة - أ ش أ: *', 'mena'],
  ['ar', 'بيروت (رويترز) - *', 'reuters'],
  ['ar', 'باريس (أ ف ب) - *', 'afp'],
  ['hi', 'नई दिल्ली, 2 मार्च (भाषा) *', 'pti'],
  ['hi', 'नई दिल्ली, 2 मार्च (आईएएनएस)। *', 'ians'],
  ['hi', 'लखनऊ, 2 मार्च (वार्ता) *', 'uni'],
  ['ko', '(서울=연합뉴스) 홍길동 기자 = *', 'yonhap'],
  ['ko', '[서울=뉴시스] 홍길동 기자 = *', 'newsis'],
  ['ko', '(부산=뉴스1) 홍길동 기자 = *', 'news1'],
  ['zh', '新华社北京3月2日电 *', 'xinhua'],
  ['zh', '新华社北京3月2日电（记者王明）*', 'xinhua'],
  ['zh', '中新社北京3月2日电 *', 'cns'],
  ['zh', '（中央社記者王小明台北2日電）*', 'cna-taiwan'],
  ['zh', '*\n\n来源：新华社', 'xinhua'],
  ['ja', '【北京共同】*', 'kyodo'],
  ['ja', '【パリ時事】*', 'jiji'],
  ['ja', '【AFP=時事】*', 'afp'],
  ['ja', '[ロンドン　２日　ロイター] - *', 'reuters'],
  ['ja', '*（共同）', 'kyodo'],
])('%s: %j is %s', (language, form, agency) => {
  const text = form.replace('*', bodies[language] ?? '');
  expect(readCredit({ text })?.agencies ?? []).toContain(agency);
});

test.each([
  'The Arakan Army (AA) said on Tuesday it had taken the town.',
  'Arakan Army (AA) - the strongest group in the state - took the town.',
  'Palestinian Authority (PA) officials met in Ramallah on Tuesday.',
  'American Airlines (AA) cancelled forty flights because of a storm.',
  'Arnold Palmer (AP) won the cup in 1961 and never came back.',
  'Awami Party (AP) leaders met on Tuesday to choose a candidate.',
  'Associated Students (AS) and the Union (UNI) marched on Tuesday.',
  'MAP: Where the bridge is shut and how to drive round it',
  'MAP - Where the bridge is shut and how to drive round it',
  'SPA: Verhoeven wins the race in the rain ahead of two cars',
  'UNI: students march across the bridge for the last time',
  'APP: how to find the nearest ferry on your phone',
  'Sputnik: the vaccine that nobody wanted is back.',
  'Petra: the rose city is open again after the flood.',
  'TAP - water is safe to drink again, the council said.',
  'Der Einsatz in der Stadt (Sana) dauerte bis zum Abend, sagte ein Sprecher.',
  '时事评论：市议会周二晚间投票决定关闭北桥。',
  '共同富裕是目标，官员们说。',
])('no agency in %j', (text) => {
  expect(readCredit({ text: `${text}\n\n${bodies['en'] ?? ''}` })).toBeUndefined();
});

test.each([
  'Karl Tass',
  'Von Tass, Karl',
  'Sana',
  'Sana Khan',
  'Hina Ali',
  'Petra, Anna',
  'Wafa Odeh',
])('no agency in the byline %j', (byline) => {
  expect(readCredit({ byline, text: bodies['en'] ?? '' })).toBeUndefined();
});
