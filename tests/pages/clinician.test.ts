import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundBrowser, startBrowser } from './browser.js';
import { castPatient, type PageService, pageFaults, startPageService } from './page-service.js';

const found: FoundBrowser | undefined = await startBrowser();

describe.skipIf(found === undefined)(`the pages of a clinician in ${found?.name ?? 'a browser'}`, () => {
  let pages: PageService;

  beforeAll(async () => {
    if (found !== undefined) pages = await startPageService(found);
  });
  afterAll(async () => {
    await pages?.close();
    await found?.browser.close();
  });

  const recordAddress = () => `/record/${pages.cast.person}`;
  const find = async (page: Page, number: string) => {
    await page.goto('/record');
    await page.getByLabel('NHS number').fill(number);
    const [year = '', month = '', day = ''] = castPatient.birthDate.split('-');
    await page.getByLabel('Day').fill(day);
    await page.getByLabel('Month').fill(month);
    await page.getByLabel('Year').fill(year);
    await page.click('button:has-text("Find")');
  };

  it('find a person by number and date of birth, neither of which stands in an address', async () => {
    const page = await pages.open('district-nurse');
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await find(page, '943 476 5919');
    await page.waitForURL(`**${recordAddress()}`);
    expect(await page.textContent('h1')).toContain('Ada Marlowe');
    expect(addresses.join(' ')).not.toMatch(/9434765919|943.476|1950/);
    await page.context().close();
  });

  it('say what is wrong with a number, and that nobody is known by one', async () => {
    const page = await pages.open('district-nurse');
    await page.goto('/record');
    expect(await pageFaults(page, 'clinician-find')).toEqual([]);
    await find(page, '943 476 5918');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('Enter an NHS number');
    expect(await pageFaults(page, 'clinician-find-error')).toEqual([]);
    await find(page, '401 023 2137');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('Nobody');
    await page.context().close();
  });

  it('show the nurse her own place’s entries, and that something may be kept back', async () => {
    const page = await pages.open('district-nurse');
    await page.goto(recordAddress());
    const text = await page.textContent('main');
    expect(text).toContain('Note of district-nurse');
    expect(text).not.toContain('Note of gp');
    expect(text).toContain('Some information may not be shown');
    expect(await pageFaults(page, 'clinician-record-withheld')).toEqual([]);
    await page.context().close();
  });

  it('ask the person now, and the next page obeys', async () => {
    await answerAsPatient('gp', 'out');
    await answerAsPatient('district-nurse', 'out');
    const page = await pages.open('district-nurse');
    await page.goto(`${recordAddress()}/ask`);
    expect(await pageFaults(page, 'clinician-ask')).toEqual([]);
    await page.getByLabel('They said yes').check();
    await page.click('button:has-text("Record the answer")');
    await page.waitForURL(`**${recordAddress()}`);
    const answer = await operate('patient', 'share-in', { organization: 'RT1', rule: 'allowed' });
    expect(answer.status, answer.text).toBe(200);
    await page.reload();
    expect(await page.textContent('main')).toContain('Note of gp');
    await page.context().close();
  });

  it('add a note, a problem and measurements, which the practice sees, with their trend', async () => {
    const page = await pages.open('district-nurse');
    await page.goto(`${recordAddress()}/add/note`);
    expect(await pageFaults(page, 'clinician-add-note')).toEqual([]);
    await page.click('button:has-text("Add to the record")');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('Write the note');
    await page.getByLabel('What is it about?').fill('Leg ulcer');
    await page.getByLabel('Note').fill('Dressing changed, healing.');
    await page.click('button:has-text("Add to the record")');
    await page.waitForURL(`**${recordAddress()}`);
    for (const [day, value] of [
      ['2026-09-01', '81.5'],
      ['2026-10-01', '80'],
      ['2026-11-01', '79.2'],
    ] as const) {
      await page.goto(`${recordAddress()}/add/measurement`);
      await page.getByLabel('What was measured?').fill('Body weight');
      await page.getByLabel('Value').fill(value);
      await page.getByLabel('Unit').fill('kg');
      await page.getByLabel('Date').fill(day);
      await page.click('button:has-text("Add to the record")');
      await page.waitForURL(`**${recordAddress()}`);
    }
    await page.goto(`${recordAddress()}/add/problem`);
    await page.getByLabel('What is the problem?').fill('Venous leg ulcer');
    await page.click('button:has-text("Add to the record")');
    await page.waitForURL(`**${recordAddress()}`);
    expect(await page.locator('svg circle').count()).toBe(3);
    expect(await pageFaults(page, 'clinician-record')).toEqual([]);
    await answerAsPatient('gp', 'in');
    const practice = await pages.open('gp');
    await practice.goto(recordAddress());
    expect(await practice.textContent('main')).toContain('Dressing changed, healing.');
    await practice.goto(`${recordAddress()}?kind=Condition`);
    expect(await practice.locator('.causeway-timeline li').count()).toBe(1);
    await practice.context().close();
    await page.context().close();
  });

  it('show the smoking clinic its own note and nothing else', async () => {
    const page = await pages.open('smoking-clinic');
    await page.goto(recordAddress());
    expect(await page.locator('.causeway-timeline li').allTextContents()).toHaveLength(1);
    expect(await page.textContent('main')).toContain('Note of smoking-clinic');
    await page.context().close();
  });

  it('show nobody’s record to who has nothing to do with it, until they say why or break the glass', async () => {
    const page = await pages.open('out-of-hours');
    const answer = await page.goto(recordAddress());
    expect(answer?.status()).toBe(404);
    expect(await pageFaults(page, 'clinician-not-shown')).toEqual([]);
    await page.goto(`${recordAddress()}/claim`);
    expect(await pageFaults(page, 'clinician-claim')).toEqual([]);
    await page.goto(`${recordAddress()}/break-glass`);
    expect(await pageFaults(page, 'clinician-break-glass')).toEqual([]);
    await page.click('button:has-text("Open the record")');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('Write what happened');
    await page.getByLabel('a risk to life of the person or another').check();
    await page.getByLabel('What happened?').fill('Collapsed at home, nobody to ask.');
    await page.click('button:has-text("Open the record")');
    await page.waitForURL(`**${recordAddress()}`);
    expect(await page.textContent('main')).toContain('You opened this record in an emergency');
    expect(await page.textContent('main')).toContain('Note of gp');
    expect(await pageFaults(page, 'clinician-record-glass')).toEqual([]);
    await page.click('button:has-text("Close it now")');
    expect((await page.reload())?.status()).toBe(404);
    await page.context().close();
  });

  async function operate(persona: 'gp' | 'patient', name: string, values: Readonly<Record<string, string>>) {
    const parameter = Object.entries(values).map(([key, valueString]) => ({ name: key, valueString }));
    return pages.service.ask(persona, `Patient/${pages.cast.person}/$${name}`, {
      method: 'POST',
      body: { resourceType: 'Parameters', parameter },
      patient: pages.cast.person,
    });
  }

  async function answerAsPatient(of: 'gp' | 'district-nurse', direction: 'out' | 'in') {
    const organization = of === 'gp' ? 'A81001' : 'RT1';
    const values = { organization, direction, decision: 'yes', method: 'online' };
    const answer = await operate('patient', 'sharing', values);
    expect(answer.status, answer.text).toBe(200);
  }
});
