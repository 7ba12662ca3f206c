// Tables of variants: names of furniture, walls, canonical addresses, bylines, dates.

import { describe, expect, test } from 'vitest';
import { readPage, type PageOptions } from './page.js';

const sentences = [
  'The council of Harrow voted late on Tuesday to close the northern bridge for repairs.',
  'Engineers found cracks in two of the seven piers during a routine inspection in early March.',
  'Mayor Ilse Brandt told reporters after the meeting that nobody wanted to close the bridge.',
  'Shopkeepers on the eastern bank said that they expected to lose a third of their trade by May.',
  'The province will pay sixty per cent of the cost, and the city will borrow the rest in July.',
];
const paragraphs = sentences.map((sentence) => `<p>${sentence}</p>`);
const url = 'https://www.lantern.example/news/bridge';

function read(body: string, head = '', options: PageOptions = { url }) {
  const top = `<html lang="en"><head><title>Harrow closes bridge</title>${head}</head>`;
  return readPage(Buffer.from(`${top}<body>${body}`), options);
}

describe('a part of the article stays whatever its name is:', () => {
  test.each([
    ...['id="migrating-traffic"', 'id="recommendations"', 'id="social-impact"', 'id="gdpr-fines"'],
    ...['class="mb-4 overflow-hidden"', 'class="hidden md:block"', 'class="lg:hidden-none"'],
    ...['class="paywall"', 'class="wp-widget text"', 'id="trending-down"', 'class="rating-text"'],
    ...['class="tools-and-methods"', 'class="social-feed"', 'class="commentary"'],
  ])('%s', (name) => {
    const body = paragraphs.map((text, at) =>
      at === 2 ? `<section ${name}>${text}</section>` : text,
    );
    expect(read(`<article>${body.join('')}</article>`).text).toBe(sentences.join('\n\n'));
    const all = paragraphs.map((text) => `<div ${name}>${text}</div>`).join('');
    expect(read(`<article>${all}</article>`).text).toBe(sentences.join('\n\n'));
  });

  test('an aside for each section', () => {
    const asides = paragraphs.map((text) => `<aside class="block">${text}</aside>`).join('');
    expect(read(`<main>${asides}</main>`).text).toBe(sentences.join('\n\n'));
  });

  test('an article that is hidden behind a dialog', () => {
    const dialog = '<div role="dialog"><p>We and our partners store cookies on a device.</p></div>';
    const page = read(`<main aria-hidden="true">${paragraphs.join('')}</main>${dialog}`);
    expect(page.text).toBe(sentences.join('\n\n'));
  });
});

test.each([
  ...[
    'class="newsletter-signup"',
    'class="related-articles"',
    'class="authorBio"',
    'id="comments"',
  ],
  ...['class="ad"', 'class="cookie-banner"', 'class="sidebar"', 'class="readmore"'],
])('furniture is removed: %s', (name) => {
  const box = `<div ${name}><p>Anna Lee writes about bridges and rivers on Sundays.</p></div>`;
  const body = [...paragraphs.slice(0, 2), box, ...paragraphs.slice(2)].join('');
  expect(read(`<article>${body}</article>`).text).toBe(sentences.join('\n\n'));
});

describe('a wall has no text:', () => {
  test.each([
    ['Just a moment...', 'lantern.example needs to review the security of your connection.'],
    ['Attention Required!', 'Please complete the captcha to show that you are not a robot.'],
    ['Cookies', 'We use cookies. By clicking accept you agree to our privacy policy.'],
    [
      'Zustimmung',
      'Besuchen Sie uns mit Werbung und Tracking. Mit Ihrer Zustimmung geht es weiter.',
    ],
    ['Lantern', 'Our website is unavailable in your region due to legal reasons.'],
    ['Lantern', 'Subscribe to continue reading. Already a subscriber? Sign in.'],
    ['404 Not Found', 'The page you are looking for could not be found on this server.'],
    ['Access denied', 'You do not have permission to view this page of the site.'],
  ])('%s: %s', (title, text) => {
    const page = Buffer.from(`<title>${title}</title><main><h1>${title}</h1><p>${text}</p></main>`);
    expect(readPage(page, { url }).text).toBe('');
  });

  test('but an article about cookies has', () => {
    const about = 'The court said that sites may not set cookies before readers accept them.';
    const body = [...paragraphs, `<p>${about}</p>`].join('');
    expect(read(`<article>${body}</article>`).text).toContain(about);
  });
});

test.each([
  ['JSON-LD', ld({ '@type': 'NewsArticle', articleBody: sentences.join('\n\n') })],
  ['embedded data', `<script type="application/json">${JSON.stringify(sentences)}</script>`],
  ['noscript', `<noscript>${paragraphs.join('')}</noscript>`],
  ['a shadow tree', `<div><template shadowrootmode="open">${paragraphs.join('')}</template></div>`],
])('the text comes from %s if nothing else is visible', (_name, source) => {
  expect(read(`<div id="root"></div>${source}`).text).toBe(sentences.join('\n\n'));
});

test.each([
  ['https://www.lantern.example/', url],
  ['https://www.lantern.example/en/', url],
  ['https://www.lantern.example/index.html', url],
  ['https://www.lantern.example/news/', url],
  ['https://www.lantern.example/undefined', url],
  ['https://www.lantern.example/?p=3719', 'https://www.lantern.example/?p=3719'],
  ['https://www.lantern.example/a/bridge', 'https://www.lantern.example/a/bridge'],
  ['https://www.wire.example/a/1', 'https://www.wire.example/a/1'],
])('canonical %s is read as %s', (canonical, wanted) => {
  expect(read('', `<link rel="canonical" href="${canonical}">`).canonical).toBe(wanted);
});

test.each([
  ['<meta name="author" content="Di Marco Paolo">', 'Di Marco Paolo'],
  ['<meta name="author" content="Von Storchen, Beatrix">', 'Von Storchen, Beatrix'],
  ['<meta name="author" content="By Anna Lee">', 'Anna Lee'],
  [
    '<meta name="twitter:label1" content="Time"><meta name="twitter:data1" content="4 minutes">',
    undefined,
  ],
  [
    '<meta property="og:site_name" content="Lantern"><meta name="author" content="The Lantern">',
    undefined,
  ],
  [
    ld({ '@type': 'NewsArticle', author: { '@type': 'Person', name: 'Da Costa, Ana' } }),
    'Da Costa, Ana',
  ],
])('byline of %s', (head, byline) => {
  expect(read('', head).byline).toBe(byline);
});

test.each([
  ['<p class="date">Updated 30 August 2024, published 27 August 2024</p>', 'en', '2024-08-27'],
  [
    '<p class="date">Aktualisiert: 30.08.2024</p><p class="date">Erstellt: 27.08.2024</p>',
    'de',
    '2024-08-27',
  ],
  ['<span class="date">5/6/2024</span>', 'en-US', '2024-05-06'],
  ['<span class="date">5/6/2024</span>', 'en-GB', '2024-06-05'],
  ['<span class="date">6 مايو 2024</span>', 'ar', '2024-05-06'],
  ['<span class="date">٦ أيار ٢٠٢٤</span>', 'ar', '2024-05-06'],
  ['<span class="date">6 मई 2024</span>', 'hi', '2024-05-06'],
  ['<span class="date">6 במאי 2024</span>', 'he', '2024-05-06'],
  ['<span class="date">6 พฤษภาคม 2567</span>', 'th', '2024-05-06'],
  ['<span class="date">۱۷ اردیبهشت ۱۴۰۳</span>', 'fa', '2024-05-06'],
  [
    '<aside><time datetime="2024-05-09"></time></aside><time datetime="2024-05-06"></time>',
    'en',
    '2024-05-06',
  ],
])('date of %s in %s', (date, language, day) => {
  const body = `<h1>Harrow closes bridge</h1>${date}${paragraphs.join('')}`;
  const page = `<html lang="${language}">${body}`;
  const { publishedAt = 0 } = readPage(Buffer.from(page), {});
  expect(new Date(publishedAt).toISOString().slice(0, 10)).toBe(day);
});

function ld(item: object): string {
  return `<script type="application/ld+json">${JSON.stringify(item)}</script>`;
}
