import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localIdSystem, type OdsCode, ok, type Problem, type Result } from '@causeway/domain';
import type { Resource } from '@causeway/fhir';
import { BulkLoad, type LoadCounts, type LoadIdentity, loadIdentity, type Store } from '@causeway/record';
import type { CommandContext } from '../context.js';
import { secretOf } from '../data-folder/secret-file.js';
import type { Progress } from '../progress.js';
import type { InputFile, LoadInput } from './input-file.js';
import { readBundle } from './read-bundle.js';
import { readNdjson } from './read-ndjson.js';
import { type KnownOrganisations, recordersIn } from './recorder-of.js';
import { organisationEvents, organisationsOf, sharingOfRegion } from './region-choices.js';
import type { ResourceGroup } from './resource-group.js';

/** What is to be loaded, and into what. */
export interface LoadWork {
  readonly input: LoadInput;
  readonly store: Store;
  readonly data: string;
  /** Who recorded what does not say who recorded it. */
  readonly organisation?: OdsCode | undefined;
  readonly interrupted?: AbortSignal;
}

/** What came of it. */
export interface LoadReport extends LoadCounts {
  readonly seconds: number;
  /** Lines and entries in which there was no resource, by file. */
  readonly unreadable: ReadonlyMap<string, readonly number[]>;
  readonly choices: { readonly said: number; readonly byPolicy: number; readonly notUnderstood: number };
  readonly isWhole: boolean;
}

/** Ids are told apart by where they were given: a region by what its description says; files that came alone share one space. */
async function sourceOf({ regionFolder }: LoadInput): Promise<string> {
  if (regionFolder === undefined) return 'files';
  return createHash('sha256')
    .update(await readFile(join(regionFolder, 'region.json')))
    .digest('hex');
}

/** How ids of this input become ids of the record. */
export async function identityOf(input: LoadInput, data: string): Promise<LoadIdentity> {
  return loadIdentity(await secretOf(join(data, 'keys', 'load.key')), await sourceOf(input));
}

async function* groupsOf(file: InputFile): AsyncGenerator<ResourceGroup> {
  if (file.format === 'ndjson') yield* readNdjson(file);
  else yield await readBundle(file);
}

function noteLocalIds(resource: Resource, identity: LoadIdentity, people: Map<string, string>): void {
  if (resource.resourceType !== 'Patient' || resource.id === undefined) return;
  const person = identity('Patient', resource.id);
  const identifiers = Array.isArray(resource.identifier) ? resource.identifier : [];
  for (const { system, value } of identifiers as readonly { system?: string; value?: string }[]) {
    if (system === localIdSystem && value !== undefined) people.set(value, person);
  }
}

const noChoices = { said: 0, byPolicy: 0, notUnderstood: 0 };

/** One load from its files to what came of it. */
class Loading {
  readonly #work: LoadWork;
  readonly #identity: LoadIdentity;
  readonly #load: BulkLoad;
  readonly #practices = new Set<OdsCode>();
  readonly #organisations: KnownOrganisations = new Map();
  readonly #people = new Map<string, string>();
  readonly unreadable = new Map<string, readonly number[]>();

  constructor(work: LoadWork, identity: LoadIdentity, session: string) {
    this.#work = work;
    this.#identity = identity;
    this.#load = new BulkLoad({
      store: work.store,
      identity,
      user: 'causeway-load',
      session,
      isPractice: (organisation) => this.#practices.has(organisation),
    });
  }

  get counts(): LoadCounts {
    return this.#load.counts;
  }

  async organisations(region: string): Promise<void> {
    const organisations = await organisationsOf(region);
    for (const { ods, kind } of organisations) if (kind === 'gp') this.#practices.add(ods);
    const now = this.#work.store.clock();
    await this.#load.region(organisationEvents(organisations, { now, identity: this.#identity }));
  }

  async group(group: ResourceGroup): Promise<void> {
    const recorderOf = recordersIn(group, this.#organisations);
    for (const { resource } of group.found) {
      noteLocalIds(resource, this.#identity, this.#people);
      const recorder = recorderOf(resource) ?? this.#work.organisation;
      await this.#load.take({ resource, recorder, target: group.target });
    }
    if (group.unreadable.length > 0) {
      this.unreadable.set(group.file, [...(this.unreadable.get(group.file) ?? []), ...group.unreadable]);
    }
  }

  async choices(region: string): Promise<LoadReport['choices']> {
    const now = this.#work.store.clock();
    const parts = { people: this.#people, identity: this.#identity, now };
    const { events, byPolicy, notUnderstood } = await sharingOfRegion(region, parts);
    await this.#load.choices(events);
    return { said: events.length, byPolicy, notUnderstood };
  }

  finish(): Promise<void> {
    return this.#load.finish();
  }
}

/**
 * Loads files or a region folder into the record: every resource with its recorder, and what the people of a region said about sharing.
 * What is there is recognised, so a load that was broken off is begun again; Ctrl-C ends it after the batch in hand.
 */
export async function performLoad(
  context: CommandContext,
  progress: Progress,
  work: LoadWork,
): Promise<Result<LoadReport, Problem>> {
  const startedAt = context.clock();
  const { input, interrupted } = work;
  const session = Buffer.from(context.randomBytes(9)).toString('base64url');
  const loading = new Loading(work, await identityOf(input, work.data), session);
  const task = progress.start('loading the record');
  let bytes = 0;
  try {
    if (input.regionFolder !== undefined) await loading.organisations(input.regionFolder);
    for (const file of input.files) {
      for await (const group of groupsOf(file)) {
        if (interrupted?.aborted === true) break;
        await loading.group(group);
        bytes += group.bytes;
        task.update(Math.round(bytes / 1024), Math.round(input.bytes / 1024));
      }
    }
    await loading.finish();
    const isWhole = interrupted?.aborted !== true;
    const said =
      input.regionFolder === undefined || !isWhole ? undefined : await loading.choices(input.regionFolder);
    const seconds = (context.clock() - startedAt) / 1000;
    return ok({
      ...loading.counts,
      seconds,
      unreadable: loading.unreadable,
      choices: said ?? noChoices,
      isWhole,
    });
  } finally {
    task.done();
  }
}
