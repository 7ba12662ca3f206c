// Names an outlet that the register does not know by the title of its feed.

/** Between the name of a site and the name of a section: `Ahram Online - World`. */
const separator = /\s+[-–—|•·»:]\s+|\s*[|»]\s*|:\s+/u;
const nameLengthMax = 60;
/** Words of a feed's title that name no site. */
const feedWords = /\b(?:rss(?: ?2\.0)?|atom|feeds?|xml)\b/giu;
/** Names of sections, alone or in a row: `Latest World News`. */
const sectionOnly = new RegExp(
  '^(?:\\s*(?:all|top|latest|breaking|world|international|global|local|national|regional|main|' +
    'recent|news|stories|headlines|articles|posts|home|homepage|front page|updates|politics|' +
    'business|economy|finance|sports?|culture|arts?|science|technology|tech|health|opinion|' +
    'comments?|entertainment|lifestyle|travel|video|middle east|africa|asia|europe|americas?|' +
    'and|&|the|us|uk)\\b\\s*)+$',
  'iu',
);

/**
 * The site's own name without its section, such as `Ahram Online`; undefined when the title names
 * no site. Of several parts it takes the one that the domain resembles, else the first.
 */
export function siteName(title: string | undefined, domain: string): string | undefined {
  const parts = (title ?? '')
    .split(separator)
    .map((part) => part.replace(feedWords, '').replace(/\s+/gu, ' ').trim())
    .filter((part) => part !== '' && part.length <= nameLengthMax && !sectionOnly.test(part))
    .filter((part) => /\p{L}/u.test(part));
  return parts.find((part) => resembles(part, domain)) ?? parts[0];
}

function resembles(part: string, domain: string): boolean {
  const name = lettersOf(part);
  const host = lettersOf(domain.split('.')[0] ?? '');
  return name.length > 2 && (host.includes(name) || (host.length > 2 && name.includes(host)));
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
