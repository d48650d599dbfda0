import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisationOf } from '../functional/http-service.js';
import { type FoundBrowser, startBrowser } from './browser.js';
import { type PageService, pageFaults, startPageService } from './page-service.js';

const found: FoundBrowser | undefined = await startBrowser();
const nursing = organisationOf['district-nurse'] ?? '';

describe.skipIf(found === undefined)(`the pages of a patient in ${found?.name ?? 'a browser'}`, () => {
  let pages: PageService;

  beforeAll(async () => {
    if (found !== undefined) pages = await startPageService(found);
  });
  afterAll(async () => {
    await pages?.close();
    await found?.browser.close();
  });

  const nurseSees = async () => {
    const answer = await pages.service.ask('district-nurse', `Observation/${pages.cast.notes.gp}`);
    return answer.status === 200;
  };

  it('show every place as not asked, and can be used by everybody', async () => {
    const page = await pages.open('patient');
    await page.goto('/choices');
    expect(await page.locator('tbody tr').count()).toBe(3);
    expect(await page.locator('.nhsuk-tag', { hasText: 'Not asked' }).count()).toBe(6);
    expect(await pageFaults(page, 'patient-choices')).toEqual([]);
    await page.context().close();
  });

  it('ask for an answer again where none was given, at the question', async () => {
    const page = await pages.open('patient');
    await page.goto(`/choices/sharing/${nursing}/in`);
    expect(await pageFaults(page, 'patient-question')).toEqual([]);
    await page.click('button:has-text("Continue")');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('Choose one of the answers');
    expect(await page.title()).toMatch(/^Error: /);
    expect(await pageFaults(page, 'patient-question-error')).toEqual([]);
    await page.context().close();
  });

  it('change sharing by keyboard and without script, and the nurse’s next request obeys', async () => {
    const page = await pages.open('patient', { javaScriptEnabled: false });
    const answer = async (organisation: string, direction: 'out' | 'in', label: 'Yes' | 'No') => {
      await page.goto(`/choices/sharing/${organisation}/${direction}`);
      await page.getByLabel(label, { exact: true }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/check$/);
      await page.getByRole('button', { name: 'Confirm' }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/receipt$/);
    };
    expect(await nurseSees()).toBe(false);
    await answer(organisationOf.gp ?? '', 'out', 'Yes');
    await answer(nursing, 'in', 'Yes');
    expect(await nurseSees()).toBe(true);
    expect(await page.textContent('.nhsuk-panel')).toContain('Sharing in: Yes');
    await answer(nursing, 'in', 'No');
    expect(await nurseSees()).toBe(false);
    expect(await page.locator('ol li').allTextContents()).toHaveLength(2);
    await page.context().close();
  });

  it('take an objection and tell it back', async () => {
    const page = await pages.open('patient');
    await page.goto('/choices/planning/type-1');
    expect(await pageFaults(page, 'patient-objection')).toEqual([]);
    await page.getByLabel('No, I opt out').check();
    await page.click('button:has-text("Confirm")');
    await page.waitForURL(/\/receipt$/);
    expect(await pageFaults(page, 'patient-objection-receipt')).toEqual([]);
    await page.goto('/choices');
    expect(await page.locator('.nhsuk-tag', { hasText: 'May not be used' }).count()).toBe(1);
    await page.context().close();
  });

  it('tell who has looked, in words, and as a file', async () => {
    await nurseSees();
    const page = await pages.open('patient');
    await page.goto('/access');
    expect(await page.locator('tbody').textContent()).toContain('District nurse');
    expect(await pageFaults(page, 'patient-access')).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('text=Download everything'),
    ]);
    expect(download.suggestedFilename()).toBe('who-has-looked.csv');
    await page.goto(`/access?organisation=${nursing}`);
    const places = await page.locator('tbody td:nth-child(2)').allTextContents();
    expect(places.every((place) => place.includes(nursing))).toBe(true);
    expect(places.length).toBeGreaterThan(0);
    await page.context().close();
  });

  it('are not for who works for an organisation', async () => {
    const page = await pages.open('district-nurse');
    const answer = await page.goto('/choices');
    expect(answer?.status()).toBe(403);
    expect(await pageFaults(page, 'refused')).toEqual([]);
    await page.context().close();
  });
});
