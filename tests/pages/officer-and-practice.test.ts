import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundBrowser, startBrowser } from './browser.js';
import { type PageService, pageFaults, startPageService } from './page-service.js';

const found: FoundBrowser | undefined = await startBrowser();

describe.skipIf(found === undefined)(`officer and practice in ${found?.name ?? 'a browser'}`, () => {
  let pages: PageService;

  beforeAll(async () => {
    if (found !== undefined) pages = await startPageService(found);
  });
  afterAll(async () => {
    await pages?.close();
    await found?.browser.close();
  });

  it('glass broken by a nurse is the officer’s to look after, and the patient sees that it happened', async () => {
    const nurse = await pages.open('district-nurse');
    await nurse.goto(`/record/${pages.cast.person}/break-glass`);
    await nurse.getByLabel('the person is unconscious').check();
    await nurse.getByLabel('What happened?').fill('Found on the floor.');
    await nurse.click('button:has-text("Open the record")');
    await nurse.waitForURL(`**/record/${pages.cast.person}`);
    await nurse.context().close();

    const officer = await pages.open('privacy-officer');
    await officer.goto('/officer');
    expect(await pageFaults(officer, 'officer-alerts')).toEqual([]);
    const row = officer.locator('tbody tr', { hasText: 'opened a record in an emergency' });
    await row.getByRole('link').click();
    expect(await officer.textContent('main')).not.toContain('Marlowe');
    await officer.click('button:has-text("Record the outcome")');
    expect(await officer.textContent('.nhsuk-error-summary')).toContain('Choose what came of it');
    expect(await pageFaults(officer, 'officer-alert-error')).toEqual([]);
    await officer.getByLabel('It was proper').check();
    await officer.getByLabel('More, if there is more to say').fill('Spoke with the nurse.');
    await officer.click('button:has-text("Record the outcome")');
    await officer.waitForURL('**/officer');
    expect(await officer.textContent('main')).toContain('It was proper. Spoke with the nurse.');
    expect(await pageFaults(officer, 'officer-alerts-closed')).toEqual([]);
    await officer.context().close();

    const patient = await pages.open('patient');
    await patient.goto('/access');
    expect(await patient.textContent('tbody')).toContain('Opened the record in an emergency');
    await patient.context().close();
  });

  it('a receptionist records what a person said at the desk, and the person finds it there', async () => {
    const desk = await pages.open('receptionist');
    await desk.goto('/practice');
    expect(await pageFaults(desk, 'practice-find')).toEqual([]);
    await desk.getByLabel('NHS number').fill('9434765919');
    await desk.getByLabel('Day').fill('1');
    await desk.getByLabel('Month').fill('5');
    await desk.getByLabel('Year').fill('195');
    await desk.click('button:has-text("Find")');
    expect(await desk.locator('.nhsuk-error-message').allTextContents()).toHaveLength(1);
    await desk.getByLabel('Year').fill('1950');
    await desk.click('button:has-text("Find")');
    await desk.waitForURL(`**/practice/${pages.cast.person}`);
    expect(await pageFaults(desk, 'practice-person')).toEqual([]);
    await desk.goto(`/practice/${pages.cast.person}/record/national`);
    await desk.click('button:has-text("Record it")');
    expect(await desk.locator('.nhsuk-error-message').allTextContents()).toHaveLength(2);
    expect(await pageFaults(desk, 'practice-question-error')).toEqual([]);
    await desk.getByLabel('No', { exact: true }).check();
    await desk.getByLabel('They filled in the form').check();
    await desk.click('button:has-text("Record it")');
    await desk.waitForURL(`**/practice/${pages.cast.person}`);
    await desk.goto(`/practice/${pages.cast.person}/record/out`);
    await desk.getByLabel('Yes', { exact: true }).check();
    await desk.getByLabel('They said it to me').check();
    await desk.click('button:has-text("Record it")');
    await desk.waitForURL(`**/practice/${pages.cast.person}`);
    expect(await desk.locator('.nhsuk-tag').allTextContents()).toEqual([
      'Yes',
      'Not asked',
      'May be used',
      'May not be used',
    ]);
    await desk.context().close();

    const patient = await pages.open('patient');
    await patient.goto('/choices');
    const main = await patient.textContent('main');
    expect(main).toContain('May not be used');
    expect(main).toContain('You said so.');
    await patient.context().close();
  });
});
