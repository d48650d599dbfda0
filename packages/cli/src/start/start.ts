import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { openStore, recordOn, type Store } from '@causeway/record';
import {
  type DemonstrationParts,
  parseSignInConfiguration,
  type RunningServer,
  type SignInConfiguration,
} from '@causeway/web';
import type { CommandContext, Outcome } from '../context.js';
import { type DataPlace, openDatabase } from '../data-folder/open-database.js';
import { recordParts } from '../data-folder/record-parts.js';
import { readDemonstration } from '../demonstration/demonstration-file.js';
import { regionalOffice, smokingClinic } from '../demonstration/demonstration-personas.js';
import { loadOutcome } from '../load/load-outcome.js';
import { organisationsOf } from '../load/region-choices.js';
import type { Progress } from '../progress.js';
import { loadDemonstration } from './load-demonstration.js';
import { performDemonstrationRun } from './perform-demonstration-run.js';
import { serveRecord } from './serve-record.js';
import { startText } from './start-text.js';

/** How Causeway is started. */
export interface StartOptions extends DataPlace {
  readonly people: number;
  readonly host: string;
  readonly port: number;
  /** A JSON file that says whose sign-ins are taken; without one there is the demonstration alone. */
  readonly config?: string | undefined;
  /** False: the store is served as it is, and no demonstration region is made. */
  readonly region: boolean;
  readonly logRequests: boolean;
  readonly json: boolean;
}

const nobodySignsIn: SignInConfiguration = { issuers: [], clients: [] };

async function signInOf(path: string | undefined): Promise<Result<SignInConfiguration, Problem>> {
  if (path === undefined) return ok(nobodySignsIn);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return err(problem('CW-CLI-013', { path }));
  }
  return parseSignInConfiguration(json);
}

async function organisationNames(data: string): Promise<ReadonlyMap<string, string>> {
  const known = await organisationsOf(join(data, 'region')).catch(() => []);
  return new Map([...known, smokingClinic, regionalOffice].map(({ ods, name }) => [ods, name]));
}

async function isDatabaseThere(store: Store): Promise<boolean> {
  const scope = { organisation: '', person: '', user: 'causeway-start', now: store.clock() };
  const asked = store.query(scope, { name: 'start_is_there', text: 'select 1 as one', values: [] });
  return asked.then(
    () => true,
    () => false,
  );
}

/** One start, from an empty folder to a server that was stopped again. */
class Start {
  readonly #context: CommandContext;
  readonly #progress: Progress;
  readonly #options: StartOptions;

  constructor(context: CommandContext, progress: Progress, options: StartOptions) {
    this.#context = context;
    this.#progress = progress;
    this.#options = options;
  }

  async run(): Promise<Result<Outcome, Problem>> {
    const signIn = await signInOf(this.#options.config);
    if (!signIn.ok) return signIn;
    const made = await this.#region();
    if (!made.ok) return made;
    const interrupted = this.#context.takeInterrupts();
    const database = await openDatabase(this.#context, this.#options);
    if (!database.ok) return database;
    try {
      return await this.#withDatabase(database.value.databaseUrl, { signIn: signIn.value, interrupted });
    } finally {
      await database.value.leave();
    }
  }

  #say(text: string): void {
    if (!this.#options.json) this.#context.writeOut(text);
  }

  async #region(): Promise<Result<void, Problem>> {
    if (!this.#options.region) return ok(undefined);
    const outcome = await performDemonstrationRun(this.#context, this.#progress, this.#options);
    if (!outcome.ok) return outcome;
    this.#say(`${outcome.value.text}\n`);
    return ok(undefined);
  }

  async #withDatabase(
    databaseUrl: string,
    { signIn, interrupted }: { signIn: SignInConfiguration; interrupted: AbortSignal },
  ): Promise<Result<Outcome, Problem>> {
    const parts = await recordParts(this.#context, this.#options.data, databaseUrl);
    if (!parts.ok) return parts;
    const loaded = this.#options.region
      ? await loadDemonstration(this.#context, this.#progress, {
          data: this.#options.data,
          parts: parts.value,
          interrupted,
        })
      : ok(undefined);
    if (!loaded.ok) return loaded;
    if (loaded.value !== undefined) this.#say(`${loadOutcome(loaded.value).text}\n`);
    if (interrupted.aborted)
      return ok({ json: { stopped: true }, text: 'Stopped before the server was up.\n' });
    const store = await openStore(parts.value);
    if (!store.ok) return store;
    const record = recordOn(store.value);
    try {
      const demonstration = await this.#demonstration();
      const server = await serveRecord(this.#context, record, {
        ...this.#options,
        signIn,
        demonstration,
        organisationNames: await organisationNames(this.#options.data),
        isDatabaseThere: () => isDatabaseThere(store.value),
      });
      return server.ok ? await this.#serve(server.value, demonstration, interrupted) : server;
    } finally {
      await record.close();
    }
  }

  /** With a configuration of real sign-ins the demonstration's are off: whoever can make them could be anyone. */
  async #demonstration(): Promise<DemonstrationParts | undefined> {
    if (this.#options.config !== undefined) return undefined;
    const known = await readDemonstration(this.#options.data);
    return known.ok ? known.value : undefined;
  }

  async #serve(
    server: RunningServer,
    demonstration: DemonstrationParts | undefined,
    interrupted: AbortSignal,
  ): Promise<Result<Outcome, Problem>> {
    const names = await organisationNames(this.#options.data);
    const { origin } = server;
    if (this.#options.json) {
      const patient = demonstration?.patient ?? null;
      this.#context.writeOut(`${JSON.stringify({ origin, fhir: `${origin}/fhir/R4`, patient })}\n`);
    } else this.#say(startText(origin, demonstration, names));
    if (!interrupted.aborted) await once(interrupted, 'abort');
    this.#context.writeError('\nStopping: requests under way are finished.\n');
    await server.close();
    return ok({ json: undefined, text: 'Stopped. Everything is kept; start again to go on.\n' });
  }
}

/**
 * Serves everything: a first start makes the demonstration region, performs the data run on it and loads the same people into the shared
 * record. Goes on until it is interrupted, and then finishes what is under way.
 */
export function start(
  context: CommandContext,
  progress: Progress,
  options: StartOptions,
): Promise<Result<Outcome, Problem>> {
  return new Start(context, progress, options).run();
}
