import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { Resource } from '../resource.js';
import type { BundleOperation } from './bundle-operation.js';
import { type ParseSearch, parseEntry } from './parse-entry.js';

/** A Bundle that asks for something: of a batch each entry stands alone, so each is what it asks for or the problem it has. */
export type BundleRequest =
  | { readonly type: 'transaction'; readonly operations: readonly BundleOperation[] }
  | { readonly type: 'batch'; readonly operations: readonly Result<BundleOperation, Problem>[] };

/** How many entries a Bundle may have. */
const mostEntries = 5000;

/**
 * What a transaction or batch asks for, in the order of its entries.
 *
 * Errors: CW-FHIR-020 (no such Bundle, or too many entries), -023 (two entries of a transaction about one resource); of a transaction also
 * those of every entry.
 */
export function parseTransaction(
  bundle: Resource,
  parts: { readonly parseSearch: ParseSearch },
): Result<BundleRequest, readonly Problem[]> {
  const type = bundle.resourceType === 'Bundle' ? bundle.type : undefined;
  const entries = bundle.entry ?? [];
  if ((type !== 'transaction' && type !== 'batch') || !Array.isArray(entries))
    return err([problem('CW-FHIR-020')]);
  if (entries.length > mostEntries) return err([tooMany(entries.length)]);
  const parsed = entries.map((entry: unknown, index) =>
    parseEntry(entry, { ...parts, path: `Bundle.entry[${index}]` }),
  );
  return type === 'batch' ? ok({ type, operations: parsed }) : transactionOf(parsed);
}

function transactionOf(
  parsed: readonly Result<BundleOperation, Problem>[],
): Result<BundleRequest, readonly Problem[]> {
  const operations = parsed.flatMap((each) => (each.ok ? [each.value] : []));
  const problems = [
    ...parsed.flatMap((each) => (each.ok ? [] : [each.error])),
    ...repeatedIdentities(operations),
  ];
  return problems.length === 0 ? ok({ type: 'transaction', operations }) : err(problems);
}

/** A transaction says what becomes of a resource once. Source: FHIR R4, 3.1.0.11.2. */
function repeatedIdentities(operations: readonly BundleOperation[]): readonly Problem[] {
  const seen = new Set<string>();
  return operations.flatMap((operation, index) => {
    const repeated = identitiesOf(operation).some((identity) => seen.has(identity));
    for (const identity of identitiesOf(operation)) seen.add(identity);
    return repeated ? [problem('CW-FHIR-023', { path: `Bundle.entry[${index}]` })] : [];
  });
}

function identitiesOf(operation: BundleOperation): readonly string[] {
  if (operation.method === 'read' || operation.method === 'search') return [];
  const key = 'key' in operation ? [`${operation.key.type}/${operation.key.id}`] : [];
  return 'fullUrl' in operation && operation.fullUrl !== undefined ? [...key, operation.fullUrl] : key;
}

function tooMany(count: number): Problem {
  return problem('CW-FHIR-020', { detail: `A Bundle has at most ${mostEntries} entries; found ${count}.` });
}
