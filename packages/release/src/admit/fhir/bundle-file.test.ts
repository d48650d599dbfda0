import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBundleFile } from './bundle-file.js';
import type { FoundEntry } from './fhir-file.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'causeway-bundle-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function read(content: string | Buffer) {
  const path = joinPath(folder, 'bundle.json');
  await writeFile(path, content);
  const found: FoundEntry[] = [];
  const sink = { take: (entry: FoundEntry) => void found.push(entry), drained: async () => {} };
  return { result: await readBundleFile({ path, label: 'bundle.json' }, sink), found };
}

const patient = { resourceType: 'Patient', id: 'a', name: [{ family: 'Marked' }] };
const bundle = (type: string, entry: unknown = [{ fullUrl: 'urn:uuid:1', resource: patient }]) =>
  JSON.stringify({ resourceType: 'Bundle', type, entry });

describe('reading a Bundle', () => {
  it.each(['transaction', 'collection', 'searchset', 'batch'])('gives the entries of a %s', async (type) => {
    const { result, found } = await read(`\uFEFF${bundle(type)}\n`);
    expect(result.ok).toBe(true);
    expect(found).toEqual([{ line: 1, resource: patient, type: 'Patient', fullUrl: 'urn:uuid:1' }]);
  });

  it('tells an entry without a resource by its number', async () => {
    const entries = [{ request: { method: 'DELETE', url: 'Patient/1' } }, 'Marked', { resource: patient }];
    expect((await read(bundle('batch', entries))).found).toMatchObject([
      { line: 1, reason: 'not-a-resource' },
      { line: 2, reason: 'not-a-resource' },
      { line: 3, type: 'Patient' },
    ]);
  });

  it('takes one without entries for what it is', async () => {
    expect(await read('{"resourceType":"Bundle","type":"searchset"}')).toMatchObject({
      result: { ok: true },
      found: [],
    });
  });

  const whole = bundle('batch');

  it.each([
    ['that breaks off within a text', whole.slice(0, whole.indexOf('Marked') + 3), 'CW-RELEASE-150'],
    ['that breaks off after a value', whole.slice(0, whole.lastIndexOf('}')), 'CW-RELEASE-150'],
    ['that is empty', '', 'CW-RELEASE-155'],
    ['that is no JSON', 'Marked,1970-09-11\n', 'CW-RELEASE-155'],
    ['of two documents', `${whole}\n${whole}`, 'CW-RELEASE-155'],
    ['that is a list', `[${whole}]`, 'CW-RELEASE-155'],
    ['of another resource', JSON.stringify(patient), 'CW-RELEASE-155'],
    ['of no resource', '{"name":"Marked"}', 'CW-RELEASE-155'],
    ['of a message', bundle('message'), 'CW-RELEASE-155'],
    ['of XML', '<Bundle><Marked/></Bundle>', 'CW-RELEASE-155'],
    ['that is not UTF-8', Buffer.from('{"name":"caf\xe9 Marked"}', 'latin1'), 'CW-RELEASE-149'],
  ])('refuses a file %s, naming it and no more', async (_, content, code) => {
    const { result, found } = await read(content);
    expect(result).toMatchObject({ ok: false, error: { code, path: 'bundle.json' } });
    expect(found).toEqual([]);
    expect(JSON.stringify(result)).not.toMatch(/Marked|1970/);
  });

  it('says which resource a file holds that is no Bundle', async () => {
    expect((await read(JSON.stringify(patient))).result).toMatchObject({
      error: { detail: 'Expected a FHIR R4 Bundle; found a file with one Patient.' },
    });
  });
});
