import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Persona, ServerParts } from '@causeway/web';
import pg from 'pg';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type HttpService, organisationOf, startHttpService } from '../functional/http-service.js';
import type { FoundBrowser } from './browser.js';

/** A person, and the entries that each of three organisations wrote about them; nobody has asked them about sharing. */
export interface Cast {
  readonly person: string;
  readonly notes: Readonly<Partial<Record<Persona, string>>>;
}

/** A real server on a real store, a real browser, and people to sign in as. */
export interface PageService {
  readonly service: HttpService;
  readonly cast: Cast;
  /** A page of a browser that nobody has used, signed in as `persona`, or as nobody. */
  open(persona?: Persona, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** The demonstration's specimen number, name and address of nobody. */
export const castPatient = {
  resourceType: 'Patient',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' }],
  name: [{ family: 'Marlowe', given: ['Ada'] }],
  gender: 'female',
  birthDate: '1950-05-01',
  address: [{ line: ['1 Causeway'], city: 'Exampletown', postalCode: 'ZZ99 3VZ' }],
};

/** Starts a server with a person in it whom the practice, the district nurse and the smoking clinic know and wrote about. */
export async function startPageService(
  found: FoundBrowser,
  changed: Partial<ServerParts> = {},
): Promise<PageService> {
  const service = await startHttpService(changed);
  const cast = await makeCast(service);
  service.demonstrate(cast.person);
  return {
    service,
    cast,
    open: (persona, options) => openPage(found, service, { persona, options }),
    close: () => service.close(),
  };
}

/** Who can be registered where: a region tells it when it is loaded. */
async function namePractice({ databaseUrl }: HttpService): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const text = "insert into organisation_state (organisation, kind) values ($1, 'gp')";
  await client.query(text, [organisationOf.gp]);
  await client.end();
}

async function makeCast(service: HttpService): Promise<Cast> {
  await namePractice(service);
  const created = async (persona: Persona, type: string, body: unknown) => {
    const answer = await service.ask(persona, type, { method: 'POST', body });
    if (answer.status !== 201) throw new Error(`${type}: ${answer.status} ${answer.text}`);
    return String(answer.body.id);
  };
  const managingOrganization = {
    identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: organisationOf.gp },
  };
  const person = await created('gp', 'Patient', { ...castPatient, managingOrganization });
  const notes: Partial<Record<Persona, string>> = {};
  for (const persona of ['gp', 'district-nurse', 'smoking-clinic'] as const) {
    if (persona !== 'gp') await claimRelationship(service, persona, person);
    notes[persona] = await created(persona, 'Observation', noteOf(persona, person));
  }
  return { person, notes };
}

async function claimRelationship(service: HttpService, persona: Persona, person: string): Promise<void> {
  const parameter = [{ name: 'reason', valueString: 'new on the caseload' }];
  const body = { resourceType: 'Parameters', parameter };
  const answer = await service.ask(persona, `Patient/${person}/$claim-relationship`, {
    method: 'POST',
    body,
  });
  if (answer.status !== 200) throw new Error(answer.text);
}

function noteOf(persona: Persona, person: string) {
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { text: `Note of ${persona}` },
    subject: { reference: `Patient/${person}` },
    effectiveDateTime: '2026-11-01T10:00:00Z',
  };
}

async function openPage(
  { browser }: FoundBrowser,
  { origin }: HttpService,
  { persona, options = {} }: { persona: Persona | undefined; options: BrowserContextOptions | undefined },
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1000, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  if (persona === undefined) return page;
  await page.goto('/sign-in');
  await page.click(`button[value="${persona}"]`);
  await page.waitForURL(`${origin}/`);
  return page;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeFinding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds on the page as it stands, by every rule of WCAG 2.0 to 2.2 A and AA and best practice: rule and place of each finding. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate<readonly AxeFinding[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))",
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  );
}

/** How many pixels of the page stick out at the side of a window of 320, where nobody should have to scroll sideways. */
export async function overflowAt320(page: Page): Promise<number> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  if (size !== null) await page.setViewportSize(size);
  return overflow;
}

/** Where pictures of pages are kept: named by CAUSEWAY_SCREENSHOTS, or a folder for what is temporary. */
export const screenshotFolder = process.env.CAUSEWAY_SCREENSHOTS ?? join(tmpdir(), 'causeway-screenshots');

/** Keeps a picture of the whole page under `name`. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(screenshotFolder, { recursive: true });
  await page.screenshot({ path: join(screenshotFolder, `${name}.png`), fullPage: true });
}

/**
 * Looks at the page as everybody must be able to use it: what axe finds and what sticks out at 320 pixels, as sentences; none where all is
 * well. Keeps its picture under `name`.
 */
export async function pageFaults(page: Page, name: string): Promise<readonly string[]> {
  await keepScreenshot(page, name);
  const overflow = await overflowAt320(page);
  const narrow = overflow > 0 ? [`sticks out ${overflow} px at 320 px`] : [];
  return [...(await axeFindings(page)), ...narrow];
}
