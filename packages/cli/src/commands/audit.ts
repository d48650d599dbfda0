import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import {
  type AuditSource,
  exportLog,
  openDatabaseAudit,
  openExportedAudit,
  readPublished,
  type Verification,
  verifyLog,
} from '@causeway/record';
import { Command } from 'commander';
import type { CommandContext, Outcome } from '../context.js';
import { defaultDataFolder } from '../data-folder/default-data-folder.js';
import { type DataPlace, openDatabase } from '../data-folder/open-database.js';
import { checkpointFolder, logSigner } from '../data-folder/record-parts.js';
import { numberArgument } from '../number-argument.js';
import { perform } from '../perform.js';
import type { Progress } from '../progress.js';
import { textTable } from '../text-table.js';

const verifyExample = `
Every leaf and root is computed again, and every checkpoint's signature checked, also those kept outside the database. Nothing of what
rows say is printed. It works beside a running server, and on a copy made by "causeway audit export", without any.

Example:
  $ causeway audit verify
  $ causeway audit verify --copy ./audit-copy --key "$(causeway audit key)"
`;

interface AuditOptions extends DataPlace {
  readonly json?: boolean;
}

interface VerifyOptions extends AuditOptions {
  readonly since: number;
  readonly copy?: string;
  readonly key?: string;
}

const count = (value: number): string => value.toLocaleString('en-GB');

function verificationOutcome({ logs, faults }: Verification): Outcome {
  const rows = logs.map(({ log, rows: n, checkpoints }) => [String(log), count(n), count(checkpoints)]);
  const table = textTable(['log', 'rows checked', 'checkpoints'], rows);
  const json = { isWhole: faults.length === 0, logs, faults };
  if (faults.length === 0) return { json, text: `${table}The access log is as it was signed.\n` };
  const found = faults.map(({ kind, log, from, to, detail }) => {
    const place = from === to ? `row ${from}` : `rows ${from} to ${to}`;
    return `  ${kind}: log ${log}, ${place}. ${detail}`;
  });
  return { json, text: `${table}${found.join('\n')}\n`, problem: problem('CW-CLI-014') };
}

/** Opens the access log of the data folder's database, or the one named, and closes it after `use`. */
async function withLog<T>(
  context: CommandContext,
  place: DataPlace,
  use: (source: AuditSource) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const database = await openDatabase(context, place);
  if (!database.ok) return database;
  try {
    const source = await openDatabaseAudit(database.value.databaseUrl);
    if (!source.ok) return source;
    return await use(source.value).finally(() => source.value.close());
  } finally {
    await database.value.leave();
  }
}

/** Checking a log must not begin a record where there is none. */
function hasRecord({ data, database }: DataPlace): boolean {
  return database !== undefined || existsSync(join(data, 'postgres'));
}

async function verify(
  context: CommandContext,
  progress: Progress,
  options: VerifyOptions,
): Promise<Result<Outcome, Problem>> {
  const { data, copy, since } = options;
  if (copy === undefined && !hasRecord(options)) return err(problem('CW-CLI-015', { path: data }));
  const signer = options.key === undefined ? await logSigner(context, data) : undefined;
  if (signer?.ok === false) return signer;
  const verifierKey = options.key ?? signer?.value.verifierKey ?? '';
  const task = progress.start('verifying the access log');
  const check = async (source: AuditSource): Promise<Result<Outcome, Problem>> => {
    const published = await readPublished(checkpointFolder(data));
    const verification = await verifyLog(source, { verifierKey, published, since });
    return verification.ok ? ok(verificationOutcome(verification.value)) : verification;
  };
  try {
    if (copy === undefined) return await withLog(context, options, check);
    const source = await openExportedAudit(resolve(copy));
    return source.ok ? await check(source.value).finally(() => source.value.close()) : source;
  } finally {
    task.done();
  }
}

async function exported(
  context: CommandContext,
  { out, ...place }: DataPlace & { readonly out: string },
): Promise<Result<Outcome, Problem>> {
  if (!hasRecord(place)) return err(problem('CW-CLI-015', { path: place.data }));
  return withLog(context, place, async (source) => {
    const rows = await exportLog(source, out);
    const text = `${count(rows)} rows are in ${out}. They say who looked at whom: keep them as you keep the record.\n`;
    return ok({ json: { rows, out }, text });
  });
}

function withPlace(command: Command): Command {
  return command
    .option('--data <folder>', 'where the record and its keys live', defaultDataFolder)
    .option('--database <url>', 'a postgres:// address, instead of the PostgreSQL of the data folder')
    .option('--json', 'print one JSON document instead of words');
}

function verifyCommand(context: CommandContext): Command {
  return withPlace(new Command('verify'))
    .description('Check that nothing in the access log was changed, dropped, moved, back-dated or inserted.')
    .option('--since <sequence>', 'begin at the last checkpoint before this row', numberArgument, 0)
    .option('--copy <folder>', 'verify a copy made by "causeway audit export"')
    .option('--key <key>', 'the verifier key, name+id+key; that of the data folder unless told')
    .addHelpText('after', verifyExample)
    .action(async (options: VerifyOptions) => {
      await perform(context, options, (progress) =>
        verify(context, progress, { ...options, data: resolve(options.data) }),
      );
    });
}

function exportCommand(context: CommandContext): Command {
  return withPlace(new Command('export'))
    .description('Copy the access log into a folder, to be verified elsewhere.')
    .requiredOption('--out <folder>', 'where the copy goes')
    .addHelpText('after', '\nExample:\n  $ causeway audit export --out ./audit-copy\n')
    .action(async (options: AuditOptions & { out: string }) => {
      const { out, data, database } = options;
      await perform(context, options, () =>
        exported(context, { out: resolve(out), data: resolve(data), database }),
      );
    });
}

function keyCommand(context: CommandContext): Command {
  return new Command('key')
    .description(
      'Print the public key by which anyone can verify the access log; keep it away from the database.',
    )
    .option('--data <folder>', 'where the record and its keys live', defaultDataFolder)
    .option('--json', 'print one JSON document instead of words')
    .addHelpText('after', '\nExample:\n  $ causeway audit key\n')
    .action(async (options: { data: string; json?: boolean }) => {
      await perform(context, options, async () => {
        const signer = await logSigner(context, resolve(options.data));
        if (!signer.ok) return signer;
        const { verifierKey } = signer.value;
        return ok({ json: { verifierKey }, text: `${verifierKey}\n` });
      });
    });
}

/** `causeway audit verify|export|key`: checks the access log, with or without its server. */
export function auditCommand(context: CommandContext): Command {
  const audit = new Command('audit').description('Check the access log: who looked at or changed what.');
  for (const command of [verifyCommand(context), exportCommand(context), keyCommand(context)]) {
    audit.addCommand(command.copyInheritedSettings(audit));
  }
  return audit;
}
