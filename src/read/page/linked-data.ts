// JSON-LD of pages: often broken, nested in graphs, with single values instead of lists.

/** Longest script read, in UTF-16 units. */
const scriptLengthMax = 1_000_000;
const itemsMax = 200;
const depthMax = 6;

export interface LinkedDataItem {
  readonly types: readonly string[];
  has(name: string): boolean;
  /** Text of a property, or the first text of a list; undefined if there is no text. */
  text(name: string): string | undefined;
  /** Texts of a property, or the names of the persons or organisations in it. */
  names(name: string): readonly string[];
  /** The names of a property's persons; organisations and other items are left out. */
  persons(name: string): readonly string[];
  /** Addresses of a property: texts, or the `url` of the items in it. */
  addresses(name: string): readonly string[];
}

/** Every typed item of the page's scripts, outer ones first. */
export function readLinkedData(scripts: readonly string[]): readonly LinkedDataItem[] {
  const items: LinkedDataItem[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (depth > depthMax || items.length >= itemsMax) return;
    if (Array.isArray(value)) value.forEach((one) => collect(one, depth + 1));
    else if (isRecord(value)) {
      if (value['@type'] !== undefined) items.push(itemOf(value));
      for (const name of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement']) {
        collect(value[name], depth + 1);
      }
    }
  };
  for (const script of scripts) collect(parse(script), 0);
  return items;
}

function parse(script: string): unknown {
  if (script.length > scriptLengthMax) return undefined;
  const bare = script
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*.*?\*\/)/s, '')
    .replace(/(?:-->|(?:\/\/\s*)?\]\]>|;)\s*$/, '');
  for (const text of [bare, bare.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // The usual fault is a raw newline in a string; the second attempt has none.
    }
  }
  return undefined;
}

function itemOf(record: Readonly<Record<string, unknown>>): LinkedDataItem {
  return {
    types: list(record['@type']).filter((type) => typeof type === 'string'),
    has: (name) => record[name] !== undefined && record[name] !== null && record[name] !== '',
    text: (name) =>
      list(record[name])
        .map(asText)
        .find((text) => text !== undefined),
    names: (name) =>
      list(record[name]).flatMap((one) => {
        const text = asText(one) ?? (isRecord(one) ? asText(one['name']) : undefined);
        return text === undefined ? [] : [text];
      }),
    persons: (name) =>
      list(record[name]).flatMap((one) => {
        if (!isRecord(one)) return [];
        const types = list(one['@type']);
        const isPerson = types.length === 0 || types.includes('Person');
        return isPerson ? (asText(one['name']) ?? []) : [];
      }),
    addresses: (name) =>
      list(record[name]).flatMap((one) => {
        const text = asText(one) ?? (isRecord(one) ? asText(one['url'] ?? one['@id']) : undefined);
        return text === undefined ? [] : [text];
      }),
  };
}

function asText(value: unknown): string | undefined {
  if (Array.isArray(value)) return asText(value[0]);
  if (isRecord(value)) return asText(value['@value']);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, 50) : [value];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
