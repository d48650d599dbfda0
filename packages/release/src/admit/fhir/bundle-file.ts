import { isUtf8 } from 'node:buffer';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { fileBytes } from '../reading/file-bytes.js';
import { problemOfReading } from '../reading/problem-of-reading.js';
import type { EntrySink, FhirFile } from './fhir-file.js';
import { foundEntry } from './found-entry.js';
import { type Fields, fieldsOf, isFields, textOf } from './json-fields.js';
import { problemOfOtherFormat, withoutByteOrderMark } from './other-format.js';
import { isResourceType } from './resource-types.js';

/** The types of Bundle that are lists of resources. A message or document has a meaning of its own, a history has the past of a resource. */
const typesRead: ReadonlySet<string> = new Set(['transaction', 'collection', 'searchset', 'batch']);

/** A JSON document must fit in one string of the language: 512 MiB. */
const largestBytes = 0x1f_ff_ff_e8;

/**
 * Reads a Bundle, whole: it is one document. Errors: CW-RELEASE-148, -150 (it breaks off), -154, -155 (not JSON, no Bundle, a Bundle of
 * another type, too large). Source: FHIR R4, Bundle.
 */
export async function readBundleFile(file: FhirFile, sink: EntrySink): Promise<Result<void, Problem>> {
  const bundle = await readBundle(file);
  if (!bundle.ok) return bundle;
  const entries: readonly unknown[] = Array.isArray(bundle.value.entry) ? bundle.value.entry : [];
  for (const [index, entry] of entries.entries()) {
    const { resource, fullUrl } = fieldsOf(entry);
    sink.take(foundEntry(resource, { line: index + 1, fullUrl: textOf(fullUrl) }));
  }
  await sink.drained();
  return ok(undefined);
}

async function readBundle({ path, label }: FhirFile): Promise<Result<Fields, Problem>> {
  try {
    const bytes = await wholeFile(path);
    if (bytes === undefined) return unusable(label, 'of more than 512 MiB; such data are sent as .ndjson');
    const other = problemOfOtherFormat(bytes, label);
    return other === undefined ? bundleIn(withoutByteOrderMark(bytes), label) : err(other);
  } catch (thrown) {
    const found = problemOfReading(thrown, label);
    if (found === undefined) throw thrown;
    return err(found);
  }
}

/** Undefined where the file is too large. */
async function wholeFile(path: string): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of fileBytes(path)) {
    length += chunk.length;
    if (length > largestBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function bundleIn(bytes: Buffer, label: string): Result<Fields, Problem> {
  if (bytes.length === 0) return unusable(label, 'that is empty');
  if (!isUtf8(bytes)) return err(problem('CW-RELEASE-149', { path: label }));
  const parsed = parse(bytes.toString('utf8'));
  if (parsed === 'broken-off') return err(problem('CW-RELEASE-150', { path: label }));
  if (parsed === 'not-json') return unusable(label, 'that is not JSON');
  const { document } = parsed;
  if (!isFields(document)) return unusable(label, 'whose JSON is no object');
  const type = textOf(document.resourceType);
  if (type !== 'Bundle')
    return unusable(label, isResourceType(type) ? `with one ${type}` : 'with no resource');
  if (typesRead.has(textOf(document.type))) return ok(document);
  return unusable(label, `with a Bundle of another type (read are ${[...typesRead].join(', ')})`);
}

function parse(text: string): { readonly document: unknown } | 'broken-off' | 'not-json' {
  try {
    return { document: JSON.parse(text) };
  } catch (thrown) {
    // The parser's message quotes the text, and is looked at only for where the fault lies: at the very end, something is missing.
    const message = thrown instanceof Error ? thrown.message : '';
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? -1);
    const isCut = message.startsWith('Unexpected end') || position >= text.trimEnd().length;
    return isCut ? 'broken-off' : 'not-json';
  }
}

function unusable(label: string, found: string): Result<Fields, Problem> {
  return err(
    problem('CW-RELEASE-155', { path: label, detail: `Expected a FHIR R4 Bundle; found a file ${found}.` }),
  );
}
