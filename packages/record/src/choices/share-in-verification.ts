import { scrypt, timingSafeEqual } from 'node:crypto';
import type { Asker } from '@causeway/choices';
import { mayRequestCode, mostCodeTries, newVerificationCode, openCodeRequest } from '@causeway/choices';
import type { Instant, OdsCode, Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { ChoiceParts, CodeMessage } from './choice-parts.js';
import type { Choosing } from './choosing.js';
import { choosing } from './choosing.js';

const saltBytes = 16;
const hashBytes = 32;
const badCode = { ok: false, error: problem('CW-CHOICES-014') } as const;

/**
 * Sends the person a code by which they can let the asker's organisation share in, and gives until when it can be used. The message goes
 * out when the request is kept; the code is known to nobody but its reader.
 *
 * Errors: CW-CHOICES-015 (no way to reach the person), -016 (too many codes), -022 (the message could not be sent).
 */
export async function requestCode(
  parts: ChoiceParts,
  asker: Asker,
  person: string,
): Promise<Result<{ readonly until: string }, Problem>> {
  const { randomBytes } = parts.store;
  const contactVerifiedAt = await parts.messenger.contactVerifiedAt(person);
  const code = newVerificationCode(randomBytes);
  const salt = randomBytes(saltBytes);
  const hash = await hashOf(code, salt);
  const message = await choosing<CodeMessage>(
    parts,
    { asker, person, activity: 'record-choice' },
    async (context) => {
      const { organisation } = asker;
      if (organisation === undefined) return err(problem('CW-RECORD-003'));
      const until = mayRequestCode(context.state.person, {
        organisation,
        now: context.now,
        contactVerifiedAt,
      });
      if (!until.ok) return until;
      const request = await keepRequest(context, { organisation, until: until.value, salt, hash });
      const organisationName = context.state.region.organisations.get(organisation)?.name;
      return ok({ person, organisation, organisationName, code, until: until.value, request });
    },
  );
  if (!message.ok) return message;
  return parts.messenger.send(message.value).then(
    () => ok({ until: message.value.until }),
    () => err(problem('CW-CHOICES-022')),
  );
}

async function keepRequest(
  context: Choosing,
  kept: {
    readonly organisation: OdsCode;
    readonly until: Instant;
    readonly salt: Uint8Array;
    readonly hash: Uint8Array;
  },
): Promise<string> {
  const { organisation, until, salt, hash } = kept;
  const request = context.newId();
  await context.tx.query(context.scope, {
    name: 'share_in_code_keep',
    text: `insert into share_in_code (person, organisation, request, salt, hash) values ($1::uuid, $2, $3::uuid, $4, $5)
      on conflict (person, organisation) do update set request = excluded.request, salt = excluded.salt, hash = excluded.hash`,
    values: [context.person, organisation, request, Buffer.from(salt), Buffer.from(hash)],
  });
  await context.append({
    choice: { kind: 'share-in-code-requested', organisation, request, until },
    source: 'organisation-policy',
  });
  return request;
}

interface KeptCode {
  readonly request: string;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

/**
 * Verifies the sharing in to the asker's organisation by the code the person received. Each try counts; the last one in vain raises an
 * alert, and the code is dead.
 *
 * Errors: CW-CHOICES-014, whatever is wrong with the code.
 */
export async function confirmCode(
  parts: ChoiceParts,
  { asker, person }: { readonly asker: Asker; readonly person: string },
  code: string,
): Promise<Result<void, Problem>> {
  return choosing<void>(parts, { asker, person, activity: 'record-choice' }, async (context) => {
    const { organisation } = asker;
    const open = organisation && openCodeRequest(context.state.person, organisation, context.now);
    if (organisation === undefined || !open) return badCode;
    const kept = await keptCode(context, organisation);
    const about = { organisation, request: open.request };
    if (kept?.request === open.request && timingSafeEqual(kept.hash, await hashOf(code, kept.salt))) {
      await context.append({ choice: { kind: 'share-in-code-confirmed', ...about } });
      await forgetCode(context, organisation);
      return ok(undefined);
    }
    await context.append({
      choice: { kind: 'share-in-code-tried', ...about },
      source: 'organisation-policy',
    });
    if (open.tries + 1 >= mostCodeTries)
      await context.alert('code-guessing', `share-in-code/${open.request}`);
    return badCode;
  });
}

/**
 * Refuses what an organisation asked by a code: the person says no to sharing in there.
 *
 * Errors: CW-CHOICES-014 (no open request of that organisation), CW-RECORD-003 (staff).
 */
export async function refuseCode(context: Choosing, organisation: OdsCode): Promise<Result<void, Problem>> {
  if (context.asker.organisation !== undefined) return err(problem('CW-RECORD-003'));
  const open = openCodeRequest(context.state.person, organisation, context.now);
  if (open === undefined) return badCode;
  await context.append({ choice: { kind: 'share-in-code-refused', organisation, request: open.request } });
  await forgetCode(context, organisation);
  return ok(undefined);
}

async function keptCode(
  { tx, scope, person }: Choosing,
  organisation: OdsCode,
): Promise<KeptCode | undefined> {
  const [kept] = await tx.query<KeptCode>(scope, {
    name: 'share_in_code_read',
    text: 'select request, salt, hash from share_in_code where person = $1::uuid and organisation = $2',
    values: [person, organisation],
  });
  return kept;
}

async function forgetCode({ tx, scope, person }: Choosing, organisation: OdsCode): Promise<void> {
  await tx.query(scope, {
    name: 'share_in_code_forget',
    text: 'delete from share_in_code where person = $1::uuid and organisation = $2',
    values: [person, organisation],
  });
}

/** A hash that takes some tens of milliseconds, as a million codes can be tried at once by who has the table. */
function hashOf(code: string, salt: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(code.trim(), salt, hashBytes, (error, hash) => (error === null ? resolve(hash) : reject(error)));
  });
}
