import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMs, type Instant, type OdsCode } from '@causeway/domain';
import type { SharedRecord } from '@causeway/record';
import { exportJWK, generateKeyPair } from 'jose';
import { mintPersonaToken } from '../demonstration/mint-persona-token.js';
import type { Persona } from '../demonstration/persona.js';
import { buildServer } from '../running/build-server.js';
import type { ServerParts } from '../running/server-parts.js';

/** The parts of a server for tests: a clock that is set by hand, randomness that is none, a log that is kept. */
export async function testParts(record: SharedRecord, changed: Partial<ServerParts> = {}) {
  let now = '2026-11-22T22:00:00.000Z' as Instant;
  let drawn = 0;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const lines: string[] = [];
  const parts: ServerParts = {
    record,
    clock: () => now,
    randomBytes: (n) => {
      drawn += 1;
      return createHash('sha512').update(String(drawn)).digest().subarray(0, n);
    },
    listen: { host: '127.0.0.1', port: 0 },
    signIn: { issuers: [], clients: [] },
    tokenKey: await exportJWK(privateKey),
    demonstration: {
      organisations: demonstrationOrganisations,
      patient: '11111111-1111-4111-8111-111111111111',
    },
    exportFolder: await mkdtemp(join(tmpdir(), 'causeway-export-')),
    version: '0.0.0',
    log: { level: 'info', write: (line) => lines.push(line) },
    readiness: async () => [{ name: 'database', ready: true }],
    ...changed,
  };
  return {
    parts,
    lines,
    pass: (ms: number) => {
      now = addMs(now, ms);
    },
  };
}

const code = (text: string) => text as OdsCode;

export const demonstrationOrganisations = {
  gp: code('A81001'),
  receptionist: code('A81001'),
  'practice-admin': code('A81001'),
  'privacy-officer': code('RGT'),
  'district-nurse': code('RT1'),
  'out-of-hours': code('NQ7'),
  hospital: code('RGT'),
  'smoking-clinic': code('RYV'),
  analyst: code('QUE'),
  researcher: code('QUE'),
  'checker-1': code('QUE'),
  'checker-2': code('QUE'),
};

/** A server that does not listen, for requests to be injected into, and the Authorization header of each persona. */
export async function testServer(record: SharedRecord, changed: Partial<ServerParts> = {}) {
  const test = await testParts(record, changed);
  const server = await buildServer(test.parts);
  return {
    ...test,
    ...server,
    async bearer(persona: Persona): Promise<{ authorization: string }> {
      const { demonstration } = test.parts;
      if (demonstration === undefined) throw new Error('the demonstration is off');
      const token = await mintPersonaToken(persona, { ...test.parts, demonstration });
      if (!token.ok) throw new Error(token.error.detail);
      return { authorization: `Bearer ${token.value}` };
    },
  };
}
