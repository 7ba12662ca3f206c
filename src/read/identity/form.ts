// The form of an article (report, background, video, special), judged by its headline, address and
// categories with the trade's words in six languages. An article without such a word is a report.

import type { ArticleForm } from '../../domain/article.js';

interface Rule {
  readonly form: ArticleForm;
  /** At the start of the headline, before a colon, bar or dash. */
  readonly opening: RegExp;
  /** Anywhere in the headline. */
  readonly anywhere: RegExp;
  /** A segment of the address's path. */
  readonly path: RegExp;
  readonly category: RegExp;
}

const mark = String.raw`\s*(?:[:|]|\s[-–—]\s|»)`;
const opening = (words: string): RegExp => new RegExp(`^\\W*(?:${words})${mark}`, 'iu');

/** `words` at the end of the headline after a dash or bar, or `more` anywhere. */
const ending = (words: string, more: RegExp): RegExp =>
  new RegExp(String.raw`\s[-–—|]\s(?:${words})$|${more.source}`, 'iu');
/** Headlines that promise to explain. */
const questions = new RegExp(
  [
    String.raw`^(?:why|how) \p{L}+ `,
    String.raw`^what (?:to|we) know\b`,
    String.raw`^what (?:is|are) .{3,60}\?`,
    String.raw`^who (?:is|are|was) .{3,60}\?`,
    String.raw`\bwhat we know so far\b`,
    ', explained$',
  ].join('|'),
  'u',
);

/** The first rule that matches decides. */
const rules: readonly Rule[] = [
  {
    form: 'video',
    opening: opening('watch(?: live)?|videos?|vidéos?|vídeos?|en vidéo|filmato'),
    anywhere: /[[(](?:video|vidéo|vídeo|watch)[\])]|\s[-–—|]\s(?:video|vidéo|vídeo)$/iu,
    path: /\/(?:videos?|watch|av|tv)\//i,
    category: /^videos?$/i,
  },
  {
    form: 'special',
    opening: opening(
      'live(?: updates?| blog| coverage)?|liveblog|liveticker|en direct|en vivo|in diretta|' +
        'ao vivo|(?:in )?(?:pictures|photos)|photo(?: gallery|s of the day)?|gallery|' +
        'en images|in bildern|' +
        'podcast|listen|newsletter|quiz|(?:morning|evening) (?:briefing|digest)',
    ),
    anywhere: ending(
      'live(?: updates?)?|as it happened|in pictures|podcast|quiz',
      /\blive updates\b/u,
    ),
    path: /\/(?:live|liveblog|live-news|gallery|galleries|in-pictures|picture|podcasts?)\//i,
    category: /^(?:live ?blogs?|galler(?:y|ies)|photos|podcasts?|quiz(?:zes)?|newsletters?)$/i,
  },
  {
    form: 'background',
    opening: opening(
      'opinions?|op-ed|analysis|news analysis|explainer|explained|comment|commentary|editorial|' +
        'factbox|timeline|profile|q&a|q\\+a|interview|review|perspectives?|column|long read|' +
        'the long read|backgrounder|background|fact[ -]?check|viewpoint|essay|letters?|insight|' +
        'feature|obituary|kommentar|analyse|meinung|hintergrund|gastbeitrag|faktencheck|' +
        'leitartikel|' +
        'tribune|édito(?:rial)?|décryptage|portrait|entretien|enquête|opini[oó]n|an[aá]lisis|' +
        'análise|opinião|analisi|opinione|commento|мнение|анализ',
    ),
    anywhere: ending(
      'opinion|analysis|explainer|explained|editorial|comment|kommentar|analyse|opinión',
      questions,
    ),
    path: new RegExp(
      '/(?:opinions?|commentisfree|analysis|comment|editorials?|op-eds?|explainers?|columns?|' +
        'blogs?|factcheck|meinung|idees|tribunes?)/',
      'i',
    ),
    category: new RegExp(
      '^(?:opinions?|analysis|commentary|editorials?|columns?|explainers?|op-ed|meinung|reviews?)$',
      'i',
    ),
  },
];

/** The form of an article; `report` if no rule matches. */
export function formOf(article: {
  readonly headline: string;
  readonly url?: string | undefined;
  readonly categories?: readonly string[];
}): ArticleForm {
  const { headline, url = '', categories = [] } = article;
  for (const { form, opening: opens, anywhere, path, category } of rules) {
    if (opens.test(headline) || anywhere.test(headline) || path.test(url)) return form;
    if (categories.some((one) => category.test(one.trim()))) return form;
  }
  return 'report';
}

const withdrawalWords =
  '(?:story )?withdrawn|retracted|retraction|story removed|kill|zurückgezogen|retiré|retirada';
const withdrawal = new RegExp(
  String.raw`^\W*(?:${withdrawalWords})(?:\s*[:|]|\s[-–—]\s|--|\s*$)`,
  'iu',
);

/** Does the headline say that the outlet or agency withdraws the report? */
export function isWithdrawal(headline: string): boolean {
  return withdrawal.test(headline);
}
