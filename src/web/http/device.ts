// A browser and its system in words, for the list of one's own sessions.

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrom(?:e|ium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const lengthMax = 1_000;

/** `Firefox on Linux`; `an unknown browser` when the header says nothing known. */
export function deviceWords(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, lengthMax);
  const browser = browsers.find(([pattern]) => pattern.test(text))?.[1];
  const system = systems.find(([pattern]) => pattern.test(text))?.[1];
  if (browser === undefined) return 'an unknown browser';
  return system === undefined ? browser : `${browser} on ${system}`;
}
