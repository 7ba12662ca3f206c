// Parts that the pages share: navigation, related links, footer, and fixed words by language.

import { escapeMarkup as escaped } from '../domain/markup.js';
import type { PageDocument } from './page-document.js';
import type { ShownArticle } from './shown.js';

const words = {
  en: {
    by: 'By',
    related: 'More from us',
    newsletter: 'Sign up for our morning letter. You can leave at any time.',
    sections: ['Home', 'World', 'Politics', 'Business', 'Sport', 'Weather'],
    correction: 'Correction',
    rights: 'All rights reserved.',
    watch: 'Watch: ',
  },
  es: {
    by: 'Por',
    related: 'Más noticias',
    newsletter: 'Reciba nuestro boletín cada mañana.',
    sections: ['Portada', 'Mundo', 'País', 'Economía', 'Deportes'],
    correction: 'Fe de errores',
    rights: 'Todos los derechos reservados.',
    watch: 'Vídeo: ',
  },
  fr: {
    by: 'Par',
    related: 'À lire aussi',
    newsletter: 'Recevez notre lettre du matin.',
    sections: ['À la une', 'Monde', 'Politique', 'Économie', 'Sports'],
    correction: 'Rectificatif',
    rights: 'Tous droits réservés.',
    watch: 'Vidéo : ',
  },
} as const;

export type PageWords = (typeof words)[keyof typeof words];

export function wordsOf(article: ShownArticle): PageWords {
  const { language } = article.outlet;
  return language === 'es' || language === 'fr' ? words[language] : words.en;
}

export function navigation({ article, origin }: PageDocument): string {
  const home = `${origin}/${article.outlet.outlet.id}/`;
  const links = wordsOf(article).sections.map((name) => `<li><a href="${home}">${name}</a></li>`);
  return `<nav><ul>${links.join('')}</ul></nav>`;
}

export function relatedBox({ article, related }: PageDocument): string {
  const links = related.map(
    (one) => `<li><a href="${escaped(one.url)}">${escaped(one.headline)}</a></li>`,
  );
  const list = `<ul>${links.join('')}</ul>`;
  return `<aside class="related"><h3>${wordsOf(article).related}</h3>${list}</aside>`;
}

export function siteFoot({ article, origin }: PageDocument): string {
  const { outlet } = article.outlet;
  return (
    `<footer><p>${wordsOf(article).newsletter}</p>` +
    `<p>© ${escaped(outlet.owner ?? outlet.name)}. ${wordsOf(article).rights} ` +
    `<a href="${origin}/${outlet.id}/about">${escaped(outlet.name)}</a></p></footer>`
  );
}

export function textHtml(article: ShownArticle): string {
  const notes = [
    ...(article.foot === undefined
      ? []
      : [`<p class="foot"><em>${escaped(article.foot)}</em></p>`]),
    ...(article.correction === undefined
      ? []
      : [
          `<p class="correction"><strong>${wordsOf(article).correction}:</strong> ` +
            `${escaped(article.correction)}</p>`,
        ]),
  ];
  const paragraphs = article.paragraphs.map((text) => `<p>${escaped(text)}</p>`);
  return [...paragraphs, ...notes].join('\n');
}
