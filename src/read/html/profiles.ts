// The elements and attributes that each profile allows. Everything else is dropped.

export type Profile = 'excerpt' | 'comment' | 'feed';

export interface Rules {
  /** Allowed attributes by element, besides the global ones. */
  readonly elements: ReadonlyMap<string, ReadonlySet<string>>;
  /** `rel` of every link; undefined if links get none. */
  readonly linkRel?: string;
}

/** Allowed on every allowed element. */
export const globalAttributes: ReadonlySet<string> = new Set(['dir', 'lang']);

/** Attributes with an address that a reader follows. */
export const linkAttributes: ReadonlySet<string> = new Set(['href', 'cite']);
/** Attributes with an address that a browser loads by itself. */
export const loadAttributes: ReadonlySet<string> = new Set(['src', 'poster']);

const words = `abbr:title b bdi bdo br cite code del:cite,datetime dfn:title em i ins:cite,datetime
  kbd q:cite s samp small strong sub sup u var`;
const blocks = 'blockquote:cite li:value ol:reversed,start,type p pre ul';
const prose = `acronym:title address article aside big caption center col:span colgroup:span dd
  details:open div dl dt figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr main mark nav
  rp rt ruby section strike summary table tbody td:colspan,rowspan tfoot
  th:colspan,rowspan,scope thead time:datetime tr:valign tt wbr`;
const media = `audio:src img:alt,height,src,srcset,title,width picture
  source:media,src,srcset,type video:height,poster,src,width`;

const link = 'a:href,hreflang,title';

export const profiles: Readonly<Record<Profile, Rules>> = {
  comment: { elements: list(link, words, blocks), linkRel: 'nofollow noopener ugc' },
  excerpt: { elements: list(link, words, blocks, prose) },
  feed: { elements: list(link, words, blocks, prose, media) },
};

function list(...lines: readonly string[]): Rules['elements'] {
  const entries = lines
    .join(' ')
    .split(/\s+/)
    .map((entry) => {
      const [name = '', attributes = ''] = entry.split(':');
      return [name, new Set(attributes.split(',').filter((one) => one !== ''))] as const;
    });
  return new Map(entries);
}
