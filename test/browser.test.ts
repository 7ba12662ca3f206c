// Every kind of page in a real browser: nothing fails, nothing is fetched from elsewhere, nothing
// scrolls sideways, and axe finds no fault, on a phone and a desk, light and dark.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSampleSite, type SampleSite } from './open-site.fixture.js';
import { sampleId } from './sample-site.fixture.js';

const browsers = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = browsers.find((file) => file !== '' && existsSync(file));
if (executablePath === undefined) {
  console.warn('SKIPPED: no Chromium for the browser test; set CHROMIUM to one');
}

const pages = {
  front: '/',
  older: '/?page=2',
  roundup: '/2017/03/government-troops-backed-by-veldt-air.html',
  event: `/events/${sampleId('event', 0, 0)}`,
  label: '/search/label/Halvard%20Islands',
  search: '/search?q=harbour+asker&outlet=vesta',
  archive: '/archive',
  month: '/2017/03/',
  outlets: '/p/outlets.html',
  corrections: '/p/corrections.html',
  about: '/p/about.html',
  missing: '/2017/03/nothing-here.html',
} as const;
const widths = [390, 1440] as const;
const schemes = ['light', 'dark'] as const;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// CI promises a browser: there its absence is a failure, not a reason to skip.
if (executablePath === undefined && process.env['TESTS_NEED']?.includes('browser')) {
  throw new Error('These tests need Chromium, and none was found.');
}

describe.skipIf(executablePath === undefined)('in a browser', () => {
  let site: SampleSite;
  let url: string;
  let context: BrowserContext;
  let page: Page;
  const profile = mkdtempSync(path.join(tmpdir(), 'muster-browser-'));
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    site = await openSampleSite({
      environment: { MUSTER_SITE_URL: '' },
      banner: 'Sample site: every outlet, place and event here is invented.',
    });
    ({ url } = await site.web.listen());
    context = await chromium.launchPersistentContext(profile, {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      const own404 = message.location().url.endsWith(pages.missing);
      if (['error', 'warning'].includes(message.type()) && !own404) {
        complaints.push(message.text());
      }
    });
  });
  afterAll(async () => {
    await context.close();
    await site.close();
    rmSync(profile, { recursive: true, force: true });
  });

  const cases = Object.entries(pages).flatMap(([name, address]) =>
    schemes.flatMap((scheme) => widths.map((width) => [name, scheme, width, address] as const)),
  );
  test.each(cases)('%s, %s, %i px', async (_name, scheme, width, address) => {
    complaints.length = 0;
    requests.length = 0;
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url + address);
    // What is folded must be as good as what is open.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await page.evaluate(() => document.fonts.ready);
    expect(requests.filter((request) => !request.startsWith(url))).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.evaluate(axe.source);
    const faults = await page.evaluate(async (tags) => {
      const { axe: inPage } = window as unknown as { axe: typeof axe };
      const { violations } = await inPage.run(document, {
        runOnly: { type: 'tag', values: tags },
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`);
    }, rules);
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('its own face is the one that is shown', async () => {
    await page.goto(url);
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter((face) => face.status === 'loaded').length;
    });
    expect(loaded).toBeGreaterThan(0);
  });

  test('the keyboard skips to the news, and focus is seen', async () => {
    await page.goto(url);
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    expect(await skip.textContent()).toBe('Skip to the news');
    expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Tab');
    const outline = await page
      .locator(':focus')
      .evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).toBe('solid');
  });

  test('hover tells who stands behind an outlet', async () => {
    await page.goto(url + pages.roundup);
    const credit = page.locator('.lines .credit').first();
    await credit.hover();
    const tip = await credit.evaluate((element) => getComputedStyle(element, '::after').content);
    expect(tip).toBe('"agency · Switzerland · Meridian Press Cooperative"');
  });

  test('on paper there is no furniture', async () => {
    await page.goto(url + pages.roundup);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.masthead nav').isVisible()).toBe(false);
    expect(await page.locator('.lines').first().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });
});
