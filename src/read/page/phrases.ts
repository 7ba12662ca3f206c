// Phrases that pages place around articles, in the languages of most of the world's news. They are
// matched against a whole block, so that a sentence that only mentions them stays.

import type { Block } from './blocks.js';

const labels = new RegExp(
  `^(?:${[
    'advertisement|advertising|ad|sponsored|anzeige|werbung|publicit[eé]|publicidad|pubblicit[aà]',
    'publicidade|реклама|iklan|reklama?|reklame|advertentie|annonse?|广告|広告|광고|إعلان',
    'share( this| on .{1,20}| article| story)?|teilen|partager|compartir|compartilhar',
    'condividi|поделиться',
    'print|drucken|imprimer|imprimir|stampa|e-?mail|close|caption|schlie(ß|ss)en|fermer|cerrar',
    'loading\\W*|view (all|gallery|comments).{0,12}|skip( ad)?|play( video)?|photo|video',
    'pinnen|rezept drucken',
    'comments?( \\W*\\d*\\W*)?|kommentare?( \\(\\d+\\))?|\\d+ (comments?|kommentare?|shares?)',
    '\\d+ min(ute)?s? read|\\d+ min\\. lesezeit|bild anzeigen|enlarge|zoom|getty images',
    'beitragsbild',
    '(?:seite|page|página|pagina|sida|strona|страница) \\d+ ' +
      '(?:von|of|de|di|sur|av|z|из) \\d+.{0,40}',
    '(?:weiter auf|next|nächste) (?:seite|page)(?: \\d+)?',
  ].join('|')})[\\s:.\u2026-]*$`,
  'iu',
);

/** Is the text a label of the page, like `Advertisement` or `Share`? */
export function isLabel(text: string): boolean {
  return text.length <= 60 && labels.test(text.trim());
}

const invitations = new RegExp(
  `^(?:${[
    'read (more|also|next|the full|on):?|also read|see also|more:',
    'related( (articles?|stories|coverage|content|posts?))?:|don.t miss',
    '(click|tap) here (to|for)|(sign|signing) up (for|to|here|now|today)',
    'subscribe (to|now|here|today)|join our (newsletter|telegram|whatsapp|channel)',
    'follow (us|him|her|them|me|\\S+ \\S+|@\\S+) on (twitter|facebook|instagram|x|telegram)',
    'like us on|download (our|the) app',
    'want more|get (the|our) (latest|best|free|daily|newsletter|app)',
    'lesen sie (auch|mehr|hier|dazu)|mehr (zum thema|dazu|lesen)|weiterlesen|auch interessant',
    'siehe auch|zum weiterlesen',
    'folgen sie uns|abonnieren sie|jetzt abonnieren|hier (geht|gehts) ',
    'lire (aussi|la suite|plus)|[aà] lire( aussi)?|voir aussi|abonnez-vous|suivez-nous',
    'lee (tambi[eé]n|m[aá]s)|leer (m[aá]s|tambi[eé]n)|te puede interesar|tambi[eé]n te puede',
    'vea tambi[eé]n|mira:|s[ií]guenos|suscr[ií]bete',
    'leia (tamb[eé]m|mais)|veja (tamb[eé]m|mais)|saiba mais|assine|siga-nos|inscreva-se',
    'leggi (anche|tutto)|guarda anche|iscriviti|seguici',
    'читайте также|смотрите также|подпис(ывайтесь|аться)|читать далее|подробнее:',
    'lees (ook|meer)|l[aä]s (mer|ocks[aå])|les (også|mer)|l[æe]s (også|mere)|baca juga',
    '[cć]zytaj (też|także|więcej)|zobacz też',
  ].join('|')})(?![\\p{L}])`,
  'iu',
);
const invitationLengthMax = 160;

/** Does the text ask the reader to read on elsewhere, subscribe or follow? */
export function isInvitation(text: string): boolean {
  if (text.length <= invitationLengthMax && invitations.test(text.trim())) return true;
  return text.length <= newsletterLengthMax && inbox.test(text) && signUp.test(text);
}

const newsletterLengthMax = 260;
const inbox = /\b(?:newsletters?|inbox|posteingang|boletín|infolettre|nieuwsbrief|nyhetsbrev)\b/i;
const signUp =
  /\b(?:sign up|subscribe|get (?:the|our)|register now|anmelden|abonnier|inscr[ií]|suscr|schrijf)/i;

/** Does a short line end with the credit of a photographer, so that it is a caption? */
export function isPhotoCaption({ text, words, kind }: Block): boolean {
  return kind === 'paragraph' && words <= 45 && photoCredit.test(text);
}

const photoCredit = new RegExp(
  '\\((?:[^()]{0,60}\\b)?(?:photo|photograph|foto|bild|image|getty images)\\b[^()]{0,60}\\)\\.?$|' +
    '(?:^|[.!?] )(?:photo(?:graph|s)?|foto|bild|image|picture|файл фото)(?: by)?: [^.]{2,60}$|' +
    '\\bREUTERS/[A-Z][^.]{2,40}$|\\b(?:AFP|AP)[- ]?(?:Photo|Foto)[^.]{0,40}$',
  'i',
);

const aftermath = new RegExp(
  `^(?:\\d+ )?(?:${[
    '(leave|post|write|add) (a |your )?(comment|reply|response)|(view )?comments?',
    'reader comments|join the (conversation|discussion)|discussion',
    'related (articles?|stories|posts?|news|content|coverage|topics|links)',
    'more (from|on|in|news|stories|articles|like) ?.{0,40}|recommended( for you| stories)?',
    'you (may|might) (also )?(like|enjoy|be interested).{0,12}',
    'most (read|popular|viewed).{0,20}|trending( now)?|popular( posts| stories)?',
    'latest( news| stories)?|up next|read next|editors?.? picks?|around the web',
    'sponsored( content| stories)?|share this.{0,20}|tags|about the authors?',
    'filed under.{0,60}|story timeline',
    'kommentare?|(kommentar|antwort) (schreiben|verfassen|hinterlassen)',
    'schreibe? (einen )?kommentar.{0,20}',
    'mehr (zum thema|aus .{0,30}|artikel|nachrichten|von .{0,30})',
    'weitere (artikel|themen|nachrichten|meldungen|beitr[aä]ge|informationen).{0,50}',
    '[aä]hnliche (artikel|beitr[aä]ge)|verwandte (artikel|themen)',
    'das k[oö]nnte .{0,20}interessieren|meistgelesen.{0,12}|zum thema',
    'neueste (artikel|beitr[aä]ge)|schlagw[oö]rter|schlagworte|teile .{0,15}|newsletter',
    'commentaires?|laisser un commentaire|articles? (similaires?|li[eé]s?|connexes?)',
    'sur le m[eê]me (sujet|th[eè]me)|[aà] lire aussi|lire aussi|les plus lus',
    'dans la m[eê]me rubrique',
    'comentarios?|deja (un comentario|una respuesta)',
    '(art[ií]culos|noticias|notas|contenidos?) relacionad[oa]s|te puede interesar',
    'm[aá]s (noticias|le[ií]das|sobre|de) ?.{0,30}|lo m[aá]s (le[ií]do|visto)',
    'coment[aá]rios?|deixe (um coment[aá]rio|uma resposta)',
    '(artigos|not[ií]cias|posts) relacionad[oa]s|veja tamb[eé]m|leia tamb[eé]m',
    'mais (lidas|not[ií]cias)',
    'commenti|lascia un commento|articoli (correlati|simili)|potrebbe interessarti.{0,20}',
    'leggi anche|notizie correlate',
    'комментарии|отзывы|похожие .{0,20}|читайте также|по теме|другие новости',
    'оставить комментарий|добавить комментарий',
    'reacties|gerelateerde?( .{0,20})?|komentarze?|powi[aą]zane.{0,20}|komentar',
    'berita terkait|baca juga|yorumlar|ilgili haberler',
  ].join('|')})[\\s:.!?\u2026()\\d-]*$`,
  'iu',
);

/** Is this a heading, or a line like one, that marks the end of the article? */
export function startsAftermath({ kind, text, words }: Block): boolean {
  if (words > 10 || (kind !== 'heading' && kind !== 'paragraph')) return false;
  return aftermath.test(text.trim());
}
