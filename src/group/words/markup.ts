// Finds what is left of markup in plain text, to skip it: tags, character references, addresses.

const ampersand = 38;
const lessThan = 60;
const smallH = 104;

/** An attribute needs a value: other words in angle brackets are text. */
const tag = /<\/?[a-z][a-z\d:-]{0,30}(?:\s[^<>=]{0,100}=[^<>]{0,500})?\s{0,9}\/?>/iy;
const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;
const address = /https?:\/\/[^\s<>"”»]+/y;

/** The index after the markup that begins at `at`; `at` itself if no markup begins there. */
export function skipMarkup(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit !== lessThan && unit !== ampersand && unit !== smallH) return at;
  const form = unit === lessThan ? tag : unit === ampersand ? reference : address;
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex : at;
}
