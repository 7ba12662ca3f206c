import { brotliCompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadAssets } from '../assets.js';

const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = tokens.split('prefers-color-scheme: dark');

/** Name → [r, g, b], 0 to 255. */
function colours(css: string): ReadonlyMap<string, readonly number[]> {
  return new Map(
    [...css.matchAll(/--([\w-]+):\s*#([0-9a-f]{6})\b/g)].map(([, name = '', hex = '']) => [
      name,
      [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
    ]),
  );
}

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrast(one: readonly number[], other: readonly number[]): number {
  const luminance = (rgb: readonly number[]) => {
    const [r = 0, g = 0, b = 0] = rgb.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const words = ['ink', 'quiet', 'wire', 'public'];
const marks = ['agency', 'state', 'public', 'private', 'local', 'unreviewed', 'field', 'wire'];

describe.each([
  ['light', colours(lightCss)],
  ['dark', colours(darkCss)],
])('%s', (_, palette) => {
  const ratio = (front: string, back: string) =>
    contrast(palette.get(front) ?? [], palette.get(back) ?? []);

  test.each(words)('text in --%s is legible on paper', (name) => {
    expect(ratio(name, 'paper')).toBeGreaterThanOrEqual(4.5);
  });
  test('search matches, the banner and buttons are legible', () => {
    expect(ratio('ink', 'found')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('quiet', 'found')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('paper', 'ink')).toBeGreaterThanOrEqual(7);
  });
  test.each(marks)('shapes and edges in --%s are visible on paper', (name) => {
    expect(ratio(name, 'paper')).toBeGreaterThanOrEqual(3);
  });
  test('every colour is defined', () => {
    expect([...palette.keys()]).toEqual(expect.arrayContaining([...words, ...marks, 'hair']));
  });
});

describe('budgets', () => {
  const assets = loadAssets();
  const bytes = (pattern: RegExp) =>
    [...assets.files]
      .filter(([path]) => pattern.test(path))
      .reduce((sum, [, file]) => sum + file.body.length, 0);

  test('the style sheet is under 30 KB, compressed under 6', () => {
    expect(bytes(/\.css$/)).toBeLessThan(30_000);
    const css = assets.files.get(assets.css)?.body ?? Buffer.alloc(0);
    expect(brotliCompressSync(css).length).toBeLessThan(6_000);
  });
  test('the fonts are under 120 KB in all', () => {
    expect(bytes(/\.woff2$/)).toBeGreaterThan(0);
    expect(bytes(/\.woff2$/)).toBeLessThan(120_000);
  });
  test('nothing is loaded from other servers', () => {
    const css = assets.files.get(assets.css)?.body.toString('utf8') ?? '';
    const addresses = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, address]) => address);
    expect(addresses.length).toBe(2);
    for (const address of addresses) expect(assets.files.has(address ?? '')).toBe(true);
    expect(css).not.toContain('@import');
  });
  test('there are at most five type sizes', () => {
    const css = assets.files.get(assets.css)?.body.toString('utf8') ?? '';
    const sizes = [...css.matchAll(/font(?:-size)?:\s*([^;]+);/g)]
      .map(([, value = '']) => value)
      .filter((value) => /\d(px|rem|pt)\b/.test(value) && !/^10\.5pt$/.test(value));
    expect(sizes).toEqual([]);
  });
});
