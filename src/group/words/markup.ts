// What is left of markup in a text that should be plain: tags, character references, addresses. It
// says nothing and is passed over.

const ampersand = 38;
const lessThan = 60;
const smallH = 104;

/** What it has beside its name, it gives a value: other words in such brackets are words. */
const tag = /<\/?[a-z][a-z\d:-]{0,30}(?:\s[^<>=]{0,100}=[^<>]{0,500})?\s{0,9}\/?>/iy;
const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;
const address = /https?:\/\/[^\s<>"”»]+/y;

/** Where the text goes on behind what stands at this place; the same place when that is none. */
export function skipMarkup(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit !== lessThan && unit !== ampersand && unit !== smallH) return at;
  const form = unit === lessThan ? tag : unit === ampersand ? reference : address;
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex : at;
}
