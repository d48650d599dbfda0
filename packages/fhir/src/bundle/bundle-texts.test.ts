import { problem } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { parseResource } from '../parse-resource.js';
import type { Resource } from '../resource.js';
import { validate } from '../validation/validate.js';
import { historyBundleText } from './history-bundle-text.js';
import { searchBundleText } from './search-bundle-text.js';
import type { StoredText } from './stored-text.js';
import { transactionResponseText } from './transaction-response-text.js';

const base = 'https://record.example/fhir/R4';
const addresses = { base, self: `${base}/Patient?name=x`, next: `${base}/Patient?name=x&_cursor=abc` };

function stored(id: string, version = 1, others: Partial<StoredText> = {}): StoredText {
  const content = `{"resourceType":"Patient","id":"${id}","meta":{"versionId":"${version}"},"active":true}`;
  return {
    type: 'Patient',
    id,
    version,
    lastUpdated: '2026-11-22T22:00:00.000Z',
    content,
    deleted: false,
    ...others,
  };
}

/** The Bundle of a text, which must be valid R4. */
function bundleOf(text: string): Resource & { readonly entry?: readonly Record<string, unknown>[] } {
  const parsed = parseResource(text);
  expect(parsed).toMatchObject({ ok: true });
  const bundle = parsed.ok ? parsed.value : { resourceType: '' };
  expect(validate(bundle)).toMatchObject({ ok: true });
  return bundle as Resource & { readonly entry?: readonly Record<string, unknown>[] };
}

describe('searchBundleText', () => {
  it('passes the texts through, each with its address and why it is there', () => {
    const resources = [
      { ...stored('a'), mode: 'match' as const },
      { ...stored('b'), mode: 'include' as const },
    ];
    const bundle = bundleOf(searchBundleText({ resources, total: 7, withheld: false }, addresses));
    expect(bundle).toMatchObject({
      type: 'searchset',
      total: 7,
      link: [
        { relation: 'self', url: addresses.self },
        { relation: 'next', url: addresses.next },
      ],
      entry: [
        { fullUrl: `${base}/Patient/a`, resource: { id: 'a' }, search: { mode: 'match' } },
        { fullUrl: `${base}/Patient/b`, resource: { id: 'b' }, search: { mode: 'include' } },
      ],
    });
  });

  it('says that something may be kept back, in the same words whatever there is', () => {
    const marker = (resources: readonly (StoredText & { mode: 'match' })[]) =>
      bundleOf(searchBundleText({ resources, total: undefined, withheld: true }, addresses)).entry?.at(-1);
    expect(marker([])).toEqual(marker([{ ...stored('a'), mode: 'match' }]));
    expect(marker([])).toMatchObject({
      resource: { resourceType: 'OperationOutcome' },
      search: { mode: 'outcome' },
    });
  });

  it('leaves out the entries, the total and the next link where there are none', () => {
    const text = searchBundleText(
      { resources: [], total: undefined, withheld: false },
      { ...addresses, next: undefined },
    );
    expect(bundleOf(text)).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
      link: [{ relation: 'self', url: addresses.self }],
    });
  });
});

describe('historyBundleText', () => {
  it('tells how each version came about, and has no resource for a deletion', () => {
    const versions = [
      { ...stored('a', 3, { deleted: true, content: '' }), method: 'DELETE' as const },
      { ...stored('a', 2), method: 'PUT' as const },
      { ...stored('a', 1), method: 'POST' as const },
    ];
    const bundle = bundleOf(historyBundleText({ versions, total: 3 }, addresses));
    expect(bundle.entry?.map(({ request }) => request)).toEqual([
      { method: 'DELETE', url: 'Patient/a' },
      { method: 'PUT', url: 'Patient/a' },
      { method: 'POST', url: 'Patient' },
    ]);
    expect(bundle.entry?.map(({ resource }) => resource === undefined)).toEqual([true, false, false]);
    expect(bundle.entry?.[1]).toMatchObject({ response: { status: '200', etag: 'W/"2"' } });
  });
});

describe('transactionResponseText', () => {
  const page = { resources: [{ ...stored('c'), mode: 'match' as const }], total: 1, withheld: false };
  const outcomes = [
    { kind: 'written', written: { ...stored('a'), created: true } },
    { kind: 'written', written: { ...stored('b', 4), created: false } },
    { kind: 'written', written: { ...stored('d', 2, { deleted: true, content: '' }), created: false } },
    { kind: 'read', found: stored('e') },
    { kind: 'searched', page },
    { kind: 'failed', problem: problem('CW-FHIR-013') },
  ] as const;

  it.each(['minimal', 'representation', 'OperationOutcome'] as const)(
    'answers each entry in its order, with return=%s',
    (wanted) => {
      const bundle = bundleOf(
        transactionResponseText(outcomes, { type: 'batch-response', base, return: wanted }),
      );
      const statuses = bundle.entry?.map(({ response }) =>
        (response as { status: string }).status.slice(0, 3),
      );
      expect(statuses).toEqual(['201', '200', '204', '200', '200', '400']);
      expect(bundle.entry?.[0]).toMatchObject({
        response: { location: `${base}/Patient/a/_history/1`, etag: 'W/"1"' },
      });
      expect(bundle.entry?.[0]?.resource !== undefined).toBe(wanted === 'representation');
      expect(bundle.entry?.[3]).toMatchObject({ resource: { id: 'e' } });
      expect(bundle.entry?.[4]).toMatchObject({ resource: { resourceType: 'Bundle', total: 1 } });
    },
  );
});
