import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOfMs, type OdsCode, type Problem, type Result } from '@causeway/domain';
import { type OpenRecord, openRecord, openSigningKey, startEmbeddedPostgres } from '@causeway/record';
import { mintPersonaToken, type Persona, type ServerParts, serve } from '@causeway/web';
import { exportJWK, generateKeyPair } from 'jose';

const ods = (code: string) => code as OdsCode;

/** The organisations of the personas in these tests. */
export const organisationOf: Readonly<Partial<Record<Persona, OdsCode>>> = {
  gp: ods('A81001'),
  receptionist: ods('A81001'),
  'practice-admin': ods('A81001'),
  'privacy-officer': ods('RT1'),
  'district-nurse': ods('RT1'),
  'out-of-hours': ods('NQ7'),
  hospital: ods('RGT'),
  'smoking-clinic': ods('RYV'),
  analyst: ods('QUE'),
  researcher: ods('QUE'),
  'checker-1': ods('QUE'),
  'checker-2': ods('QUE'),
};

/** A real server on a real database of its own, listening, with everything it wrote to its log. */
export interface HttpService {
  readonly origin: string;
  readonly base: string;
  readonly record: OpenRecord;
  readonly databaseUrl: string;
  readonly log: readonly string[];
  /** Whom the patient and proxy of the demonstration sign in as, and for, from now on. */
  demonstrate(patient: string): void;
  /** The Authorization header of a persona; the patient and proxy are those of `patient`. */
  bearer(persona: Persona, patient?: string): Promise<string>;
  /** Sends JSON as a persona, and reads what is answered. */
  ask(persona: Persona, path: string, options?: AskOptions): Promise<Asked>;
  close(): Promise<void>;
}

/** What is sent. */
export interface AskOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly patient?: string;
}

/** What was answered; `body` is undefined where there was no JSON. */
export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any;
}

/** The value of a result that must be one. */
export function given<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail}`);
  return result.value;
}

const clock = () => instantOfMs(Date.now());

async function openDatabase(folder: string) {
  const postgres = given(
    await startEmbeddedPostgres({ folder: join(folder, 'postgres'), randomBytes, durable: false }),
  );
  const path = join(folder, 'keys', 'log');
  const signer = given(await openSigningKey({ path, name: 'test.causeway', randomBytes }));
  const { databaseUrl } = postgres;
  const record = given(await openRecord({ databaseUrl, clock, randomBytes, signer }));
  return { postgres, databaseUrl, record };
}

/** Starts a service; `changed` are the parts of the server that are to be others. */
export async function startHttpService(changed: Partial<ServerParts> = {}): Promise<HttpService> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-http-'));
  const { postgres, databaseUrl, record } = await openDatabase(folder);
  const tokenKey = await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey);
  const demonstration = { organisations: organisationOf, patient: '00000000-0000-4000-8000-000000000000' };
  const log: string[] = [];
  const server = given(
    await serve({
      record,
      clock,
      randomBytes,
      listen: { host: '127.0.0.1', port: 0 },
      signIn: { issuers: [], clients: [] },
      tokenKey,
      demonstration,
      exportFolder: await mkdtemp(join(folder, 'export-')),
      version: '0.0.0-test',
      log: { level: 'info', write: (line) => log.push(line) },
      readiness: async () => [{ name: 'database', ready: true }],
      ...changed,
    }),
  );
  const base = `${server.origin}/fhir/R4`;
  const bearer = async (persona: Persona, patient = demonstration.patient) => {
    const parts = { demonstration: { ...demonstration, patient }, tokenKey, clock, randomBytes };
    return `Bearer ${given(await mintPersonaToken(persona, parts))}`;
  };
  return {
    origin: server.origin,
    base,
    record,
    databaseUrl,
    log,
    bearer,
    demonstrate: (patient) => {
      demonstration.patient = patient;
    },
    async ask(persona, path, options = {}) {
      const authorization = await bearer(persona, options.patient);
      return send(path.startsWith('http') ? path : `${base}/${path}`, { ...options, authorization });
    },
    async close() {
      await server.close();
      await record.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function send(
  address: string,
  { method = 'GET', body, headers = {}, authorization }: AskOptions & { readonly authorization: string },
): Promise<Asked> {
  const content = body === undefined ? {} : { 'content-type': 'application/fhir+json' };
  const response = await fetch(address, {
    method,
    headers: { authorization, ...content, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}
