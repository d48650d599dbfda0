import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseResource } from '@causeway/fhir';
import type { InputFile } from './input-file.js';
import { type FoundResource, literalTarget, type ResourceGroup } from './resource-group.js';

/** How many lines are taken in together: enough to make one statement worth its while. */
const linesOfGroup = 500;

interface Gathered {
  found: FoundResource[];
  unreadable: number[];
  bytes: number;
}

const nothing = (): Gathered => ({ found: [], unreadable: [], bytes: 0 });

function takeLine(gathered: Gathered, line: string, place: number): void {
  gathered.bytes += Buffer.byteLength(line) + 1;
  if (line.trim() === '') return;
  const parsed = parseResource(line);
  if (parsed.ok) gathered.found.push({ resource: parsed.value, place });
  else gathered.unreadable.push(place);
}

/** The resources of an NDJSON file, some hundred lines at a time. Source: FHIR Bulk Data Access, file format. */
export async function* readNdjson(file: InputFile): AsyncGenerator<ResourceGroup> {
  const lines = createInterface({ input: createReadStream(file.path), crlfDelay: Number.POSITIVE_INFINITY });
  let gathered = nothing();
  let place = 0;
  const group = (): ResourceGroup => ({ file: file.path, ...gathered, target: literalTarget });
  for await (const line of lines) {
    place += 1;
    takeLine(gathered, line, place);
    if (place % linesOfGroup !== 0) continue;
    yield group();
    gathered = nothing();
  }
  yield group();
}
