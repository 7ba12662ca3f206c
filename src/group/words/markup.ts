// What is left of markup in a text that should be plain: tags, character references, addresses. It
// says nothing and is passed over.

const ampersand = 38;
const lessThan = 60;
const smallH = 104;

const tag = /<\/?[a-z][^<>]{0,500}>/iy;
const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;
const address = /https?:\/\/[^\s<>"”»]+/y;

/** Where the text goes on behind what stands at this place; the same place when that is none. */
export function afterMarkup(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit !== lessThan && unit !== ampersand && unit !== smallH) return at;
  const form = unit === lessThan ? tag : unit === ampersand ? reference : address;
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex : at;
}
