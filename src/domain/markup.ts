// Text as markup: escaped, and fit for every XML.

const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Without control characters and halves of letters, which no escaping makes lawful. */
export const xmlSafe = (text: string): string => text.replace(forbidden, '');

/** As the text of an element or the value of an attribute. */
export const xmlText = (text: string): string => escapeMarkup(xmlSafe(text));

/** As the text of an element or the value of an attribute in double quotes, of HTML or XML. */
export function escapeMarkup(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
