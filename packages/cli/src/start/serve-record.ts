import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem, Result } from '@causeway/domain';
import { prepareValidation } from '@causeway/fhir';
import type { OpenRecord } from '@causeway/record';
import { type DemonstrationParts, type RunningServer, type SignInConfiguration, serve } from '@causeway/web';
import type { CommandContext } from '../context.js';
import { tokenKeyOf } from '../data-folder/token-key.js';
import { causewayVersion } from '../version.js';

/** Where and how the record is served. */
export interface ServeOptions {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly signIn: SignInConfiguration;
  readonly demonstration: DemonstrationParts | undefined;
  /** What the organisations of the region are called, by ODS code. */
  readonly organisationNames: ReadonlyMap<string, string>;
  /** Whether a line is written for every request; lines about faults always are. */
  readonly logRequests: boolean;
  /** Asked at each `/readyz`. */
  readonly isDatabaseThere: () => Promise<boolean>;
}

/** What is written most, so that the first of each does not wait for its rules to be compiled. */
const commonTypes = [
  'Observation',
  'Condition',
  'Encounter',
  'MedicationRequest',
  'DocumentReference',
] as const;
const warmUpDelayMs = 100;

/** Serves the record over HTTP. Errors: those of `serve` (CW-WEB-014, -020). */
export async function serveRecord(
  context: CommandContext,
  record: OpenRecord,
  options: ServeOptions,
): Promise<Result<RunningServer, Problem>> {
  const { data, host, port, signIn, demonstration, logRequests } = options;
  const exportFolder = join(data, 'exports');
  await mkdir(exportFolder, { recursive: true, mode: 0o700 });
  const server = await serve({
    record,
    clock: context.now,
    randomBytes: context.randomBytes,
    listen: { host, port },
    signIn,
    tokenKey: await tokenKeyOf(data),
    ...(demonstration === undefined ? {} : { demonstration }),
    organisationNames: options.organisationNames,
    exportFolder,
    version: causewayVersion,
    log: { level: logRequests ? 'info' : 'warn', write: context.writeError },
    readiness: async () => [{ name: 'database', ready: await options.isDatabaseThere() }],
  });
  // Some milliseconds later, so that whoever waits for the address has it first.
  if (server.ok) setTimeout(() => prepareValidation(commonTypes), warmUpDelayMs).unref();
  return server;
}
