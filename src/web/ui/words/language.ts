// The `lang` and `dir` attributes of a headline in another language.

const pageLanguage = 'en';
const rightToLeft: ReadonlySet<string> = new Set(
  'ar arc ckb dv fa ha he khw ks ku ps sd ug ur yi'.split(' '),
);

export interface LanguageMarks {
  readonly lang?: string;
  readonly dir?: 'rtl' | 'auto';
}

/** Empty for the page's own language; `dir=auto` if the language is unknown. */
export function languageMarks(language: string | undefined): LanguageMarks {
  if (language === undefined) return { dir: 'auto' };
  const primary = language.toLowerCase().split('-')[0] ?? '';
  if (!/^[a-z]{2,3}$/.test(primary)) return { dir: 'auto' };
  if (primary === pageLanguage) return {};
  return rightToLeft.has(primary) ? { lang: primary, dir: 'rtl' } : { lang: primary };
}
