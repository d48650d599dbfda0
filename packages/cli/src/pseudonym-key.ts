import { randomBytes } from 'node:crypto';
import { access, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { createKeyFile, type KeyRing, type MasterKey, parseKeyRing, readKeyFile } from '@causeway/release';
import type { CommandContext } from './context.js';

/** Where the key is kept when nobody says otherwise: in the person's own configuration folder, outside every store. */
function defaultKeyFile({ environment, homeFolder }: CommandContext): string {
  return join(environment.XDG_CONFIG_HOME || join(homeFolder, '.config'), 'causeway', 'pseudonym.keys');
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function ownKeyFile(context: CommandContext): Promise<Result<KeyRing, Problem>> {
  const path = defaultKeyFile(context);
  if (await isThere(path)) return readKeyFile(path);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch {
    return err(
      problem('CW-CLI-002', {
        path: dirname(path),
        remedy: 'Name another place for the pseudonym key with --key-file.',
      }),
    );
  }
  context.writeError(
    `A new pseudonym key was made: ${path}\n  Keep it safe and apart from the data; without it no pseudonym can be made again.\n`,
  );
  return createKeyFile(path, randomBytes);
}

async function keyRing(
  context: CommandContext,
  keyFile: string | undefined,
): Promise<Result<KeyRing, Problem>> {
  if (keyFile !== undefined) return readKeyFile(keyFile);
  const given = context.environment.CAUSEWAY_PSEUDONYM_KEY;
  if (given !== undefined && given !== '') return parseKeyRing(given.includes(':') ? given : `v1:${given}`);
  return ownKeyFile(context);
}

/**
 * The master key to make pseudonyms with: of the file named, else of `CAUSEWAY_PSEUDONYM_KEY`, else of the person's own key file, which
 * is made on first use. Never of a database, a log or the data folder.
 */
export async function pseudonymKey(
  context: CommandContext,
  keyFile: string | undefined,
): Promise<Result<MasterKey, Problem>> {
  const ring = await keyRing(context, keyFile);
  return ring.ok ? ok(ring.value.newest) : ring;
}
