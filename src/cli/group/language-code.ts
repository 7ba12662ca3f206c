// The language of an article as files name it: en, en-GB, eng, English.

const codeLengthMax = 3;
/** A file names few languages; one that does not is asked anew each time. */
const knownMax = 1_000;
/** What stands for no language. */
const none: ReadonlySet<string> = new Set(['und', 'zxx', 'mul', 'mis']);
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** ISO 639-1 where there is one; undefined for what names no language. */
export type LanguageCode = (said: string) => string | undefined;

export function createLanguageCode(): LanguageCode {
  const known = new Map<string, string | undefined>([['', undefined]]);
  let byName: ReadonlyMap<string, string> | undefined;

  function find(said: string): string | undefined {
    const code = codeIn(said);
    if (code !== undefined && code.length <= codeLengthMax) {
      return none.has(code) ? undefined : code;
    }
    byName ??= codesByName();
    return byName.get(said.trim().toLowerCase());
  }

  return (said) => {
    if (!known.has(said) && known.size < knownMax) known.set(said, find(said));
    return known.has(said) ? known.get(said) : find(said);
  };
}

function codeIn(said: string): string | undefined {
  try {
    return new Intl.Locale(said.trim().replace('_', '-')).language;
  } catch {
    return undefined;
  }
}

/** By their English names, in lower case. */
function codesByName(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const codes = [...letters].flatMap((first) => [...letters].map((second) => first + second));
  return new Map(codes.map((code) => [(names.of(code) ?? code).toLowerCase(), code]));
}
