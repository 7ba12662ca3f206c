// Recognises pages that stand in for an article: consent, check for robots, region, paywall, error.

import type { Block } from './blocks.js';

/** A longer text is an article, even one about cookies. */
const wordsMax = 260;
/** Share of the words in paragraphs that belong to the wall. */
const shareMin = 0.5;

const robots = new RegExp(
  'just a moment|checking (?:if|your|the)|verify (?:that )?you are (?:a )?human|are you a robot|' +
    'not a robot|unusual (?:traffic|activity)|review the security of your connection|captcha|' +
    'enable javascript and cookies|attention required|ddos|pardon our interruption|' +
    'your browser .{0,30}(?:supported|outdated)|request (?:was |has been )?blocked',
  'i',
);
const error = new RegExp(
  '^(?:error )?(?:40[0134]|410|429|451|50[0234])\\b|(?:page|article|seite|página|pagina) ' +
    '(?:was |could )?(?:not|nicht|no|non) (?:be )?(?:found|gefunden|encontrada|trovata)|' +
    'page (?:introuvable|non trouvée)|access (?:is )?denied|forbidden|bad gateway|' +
    'service unavailable|страница не найдена|sidan hittades inte|404 not found',
  'i',
);
const region = new RegExp(
  'not (?:currently )?available (?:in|to) (?:your|users in|visitors|readers in|most european)|' +
    'unavailable (?:in your|for legal|due to legal)|(?:nicht verfügbar|no (?:está )?disponible) ' +
    '(?:in ihr|en (?:tu|su))|general data protection regulation|european economic area',
  'i',
);
const paywall = new RegExp(
  '(?:subscribe|sign in|log in|register|become a (?:member|subscriber)) (?:now )?to ' +
    '(?:continue|keep|read|access|unlock)|(?:continue|keep) reading (?:with|by)|' +
    'already a subscriber|' +
    'this (?:article|content|story) is (?:only |exclusively )?(?:for|available to) ' +
    '(?:subscribers|members)|jetzt weiterlesen|abonnenten vorbehalten|' +
    'réservé aux abonnés|exclusivo para (?:suscriptores|assinantes)|' +
    'solo per abbonati|alleen voor abonnees',
  'i',
);
const consentTopic = new RegExp(
  'cookie|tracking|gdpr|dsgvo|privacy|datenschutz|confidentialité|privacidad|privacidade|' +
    'persoonsgegevens|personenbezogen|personal data|données personnelles|datos personales|' +
    'our (?:\\d+ )?partners|unsere partner|nos partenaires|конфиденциальност|werbung',
  'i',
);
const consentAct = new RegExp(
  'accept|agree|consent|allow|akkoord|toestemming|zustimm|einwillig|akzeptier|accepter|' +
    'consentement|' +
    'acept|consentimiento|aceitar|consenso|accett|samtycke|godkänn|samtykke|zgod|akceptuj|соглас|' +
    'store information|werbetracking|manage (?:your )?(?:choices|preferences)|pur-abo',
  'i',
);

/** Is this a wall in place of the article? `title` is the title of the page. */
export function isWall(title: string | undefined, blocks: readonly Block[]): boolean {
  const words = blocks.reduce((sum, block) => sum + block.words, 0);
  if (words > wordsMax) return false;
  const text = blocks.map((block) => block.text).join(' ');
  const isConsent = consentAct.test(`${title ?? ''} ${text}`);
  const walls = [robots, error, region, paywall, ...(isConsent ? [consentTopic] : [])];
  const inWall = blocks.filter((block) => walls.some((wall) => wall.test(block.text)));
  const share = inWall.reduce((sum, block) => sum + block.words, 0) / Math.max(1, words);
  const named =
    title !== undefined && title.length < 80 && (robots.test(title) || error.test(title));
  return words > 0 && (share >= shareMin || (named && words < 120));
}
