import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLanguage } from './language.js';

describe('readLanguage', () => {
  test.each([
    ['en', 'The council of Torvin closed the bridge over the Ilva on Monday morning.'],
    ['de', 'Der Rat von Torvin hat die Brücke über die Ilva am Montagmorgen gesperrt.'],
    ['fr', 'Le conseil de Torvin a fermé le pont sur l’Ilva lundi matin.'],
    ['es', 'El ayuntamiento de Torvin cerró el puente sobre el Ilva el lunes por la mañana.'],
    ['ru', 'Совет Торвина закрыл мост через Ильву в понедельник утром.'],
    ['uk', 'Рада Торвіна закрила міст через Ільву в понеділок вранці, повідомили чиновники.'],
    ['ar', 'أغلق مجلس المدينة الجسر فوق النهر صباح يوم الاثنين'],
    ['zh', '市议会周一早上关闭了河上的桥梁。'],
    ['ja', '市議会は月曜日の朝、川にかかる橋を閉鎖した。'],
    [
      'id',
      'Pemerintah kota menutup jembatan itu pada Senin pagi karena banjir, kata seorang pejabat.',
    ],
    ['af', 'Die stadsraad het Maandagoggend die brug oor die rivier gesluit, het hulle gesê.'],
    ['sw', 'Baraza la mji lilifunga daraja hilo Jumatatu asubuhi kwa sababu ya mafuriko.'],
    [
      'eo',
      'La urba konsilio fermis la ponton super la rivero lundon matene, kaj neniu estis vundita.',
    ],
    ['mk', 'Градскиот совет во понеделникот го затвори мостот поради поплавите, рекоа властите.'],
    ['kk', 'Қала кеңесі дүйсенбі күні таңертең өзен үстіндегі көпірді жапты.'],
    ['cy', 'Caeodd y cyngor y bont dros yr afon fore Llun oherwydd y llifogydd.'],
  ])('%s', (language, text) => expect(readLanguage(text)).toBe(language));

  test('has no answer for a text without words', () => {
    expect(readLanguage('12:30 – 4/5')).toBeUndefined();
    expect(readLanguage('')).toBeUndefined();
  });

  test.each([
    ['the declaration for a short text', 'Torvin: 3-2', 'de-AT', 'de'],
    [
      'the declaration between similar languages',
      'Gradsko vijeće zatvorilo je most u ponedjeljak ujutro zbog poplave.',
      'bs',
      'bs',
    ],
    [
      'the text over the lang of a template',
      'Der Rat von Torvin hat die Brücke über die Ilva am Montagmorgen gesperrt, sagte er.',
      'en-US',
      'de',
    ],
    ['a single code for Norwegian', 'Rådhuset', 'nb_NO', 'no'],
    ['no invalid tag', 'The council closed the bridge over the river.', 'x', 'en'],
  ])('uses %s', (_name, text, declared, language) => {
    expect(readLanguage(text, declared)).toBe(language);
  });

  test('answers two letters or undefined for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string()), (text, declared) => {
        expect(readLanguage(text, declared ?? undefined) ?? 'xx').toMatch(/^[a-z]{2}$/);
      }),
    );
  });
});
