import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { AccessLogRow } from '@causeway/record';
import type { SignedInPage, SignedInPageRequest } from '../page-route.js';
import { ownPerson } from './choices-page.js';

const rowsOfPage = 50;
const mostOfFile = 10_000;

/** GET /access: who has looked, newest first. */
const accessPage: SignedInPage = {
  door: 'page',
  method: 'GET',
  path: '/access',
  activities: ['read-own-access-log'],
  handle: async (request) => {
    const after = request.query.get('after') ?? undefined;
    const organisation = request.query.get('organisation') ?? '';
    const found = await accessRows(request, { organisation, after });
    if (!found.ok) return found;
    const names = await organisationNames(request);
    const rows = found.value.rows.map((row) => ({
      ...row,
      place: names.get(row.organisation ?? '') ?? row.organisation,
    }));
    const data = {
      rows,
      next: found.value.next,
      organisation,
      places: [...names],
      isFirst: after === undefined,
    };
    return ok({ kind: 'page', template: 'patient/access.njk', data });
  },
};

/** GET /access.csv: the same as a file, for a person to keep. */
const accessFile: SignedInPage = {
  door: 'page',
  method: 'GET',
  path: '/access.csv',
  activities: ['read-own-access-log'],
  handle: async (request) => {
    const rows = await allRows(request);
    if (!rows.ok) return rows;
    const names = await organisationNames(request);
    const lines = rows.value.map((row) => [
      row.at,
      names.get(row.organisation ?? '') ?? row.organisation ?? '',
      row.role,
      row.purpose,
      row.action,
      row.kinds.join(' '),
      row.basis,
    ]);
    const head = ['when', 'organisation', 'role', 'purpose', 'what', 'kinds', 'why it was allowed'];
    const body = [head, ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
    return ok({ kind: 'file', type: 'text/csv; charset=utf-8', name: 'who-has-looked.csv', body });
  },
};

/** The pages that tell who has looked. */
export const accessPages: readonly SignedInPage[] = [accessPage, accessFile];

/** A cell as RFC 4180 has it; one that a spreadsheet would take for a formula begins with an apostrophe. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

interface AccessRows {
  readonly rows: readonly AccessLogRow[];
  readonly next: string | undefined;
}

/** A page of rows, of one organisation where one is named: then pages of the log are read until there are enough. */
async function accessRows(
  { record, ...request }: SignedInPageRequest,
  { organisation, after }: { readonly organisation: string; readonly after: string | undefined },
): Promise<Result<AccessRows, Problem>> {
  const person = ownPerson({ record, ...request });
  if (person === undefined) return err(problem('CW-WEB-003'));
  const rows: AccessLogRow[] = [];
  let cursor = after;
  do {
    const page = await record.accessLog(person, {
      count: rowsOfPage,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (!page.ok) return page;
    rows.push(...page.value.rows.filter((row) => organisation === '' || row.organisation === organisation));
    cursor = page.value.next;
  } while (cursor !== undefined && organisation !== '' && rows.length < rowsOfPage);
  return ok({ rows, next: cursor });
}

async function allRows(request: SignedInPageRequest): Promise<Result<readonly AccessLogRow[], Problem>> {
  const rows: AccessLogRow[] = [];
  let after: string | undefined;
  do {
    const page = await accessRows(request, { organisation: '', after });
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    after = page.value.next;
  } while (after !== undefined && rows.length < mostOfFile);
  return ok(rows);
}

/** What the places that have to do with the person are called. */
async function organisationNames(request: SignedInPageRequest): Promise<ReadonlyMap<string, string>> {
  const preferences = await request.record.sharing(ownPerson(request) ?? '');
  if (!preferences.ok) return new Map();
  return new Map(
    preferences.value.map(({ organisation, organisationName }) => [
      organisation,
      organisationName ?? organisation,
    ]),
  );
}
