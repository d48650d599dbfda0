import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundBrowser, startBrowser } from './browser.js';
import { type PageService, pageFaults, startPageService } from './page-service.js';

const found: FoundBrowser | undefined = await startBrowser();

describe.skipIf(found === undefined)(`the public pages in ${found?.name ?? 'a browser'}`, () => {
  let pages: PageService;

  beforeAll(async () => {
    if (found !== undefined) pages = await startPageService(found);
  });
  afterAll(async () => {
    await pages?.close();
    await found?.browser.close();
  });

  it.each([
    ['sharing', '/'],
    ['sharing in Polish', '/?lang=pl'],
    ['sign-in', '/sign-in'],
    ['sign-out', '/sign-out'],
    ['nothing there', '/nothing-there'],
  ])('%s can be used by everybody', async (name, path) => {
    const page = await pages.open();
    await page.goto(path);
    expect(await pageFaults(page, `public-${name.replaceAll(' ', '-')}`)).toEqual([]);
    await page.context().close();
  });

  it('are complete without script and in forced colours', async () => {
    const page = await pages.open(undefined, { javaScriptEnabled: false, forcedColors: 'active' });
    await page.goto('/');
    expect(await page.textContent('h1')).toBe('Sharing of information');
    await page.context().close();
  });

  it('go on in the language that was chosen', async () => {
    const page = await pages.open();
    await page.goto('/');
    await page.click('text=Polski');
    expect(await page.getAttribute('html', 'lang')).toBe('pl');
    await page.goto('/');
    expect(await page.textContent('h1')).toBe('Udostępnianie informacji');
    await page.context().close();
  });
});
