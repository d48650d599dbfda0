import { createReadStream } from 'node:fs';
import { err, ok, problem } from '@causeway/domain';
import { parsePrefer } from '@causeway/fhir';
import type { Answered } from '../answer/answer.js';
import { httpDate } from '../answer/http-date.js';
import type { Exchange } from '../fhir/exchange.js';
import { allowed } from '../fhir/requested-resource.js';
import type { RecordRoute } from '../running/route.js';
import type { ExportState } from './export-job.js';
import type { ExportJobs } from './export-jobs.js';
import { exportQuestion } from './export-question.js';

const type = 'application/json; charset=utf-8';

/**
 * The routes of bulk export: `$export` of everything or of patients begins one and tells where to ask for it; there it is told how far
 * the export is, what its files are, and removed. Source: Bulk Data Access 2.0.
 */
export function exportRoutes(jobs: ExportJobs): readonly RecordRoute[] {
  const route = (
    method: RecordRoute['method'],
    path: string,
    handle: RecordRoute['handle'],
  ): RecordRoute => ({
    door: 'record',
    method,
    path,
    handle,
  });
  return [
    route('GET', '/fhir/R4/$export', (exchange) => begin(jobs, exchange, '$export')),
    route('GET', '/fhir/R4/Patient/$export', (exchange) => begin(jobs, exchange, 'Patient/$export')),
    route('GET', '/fhir/R4/$export-status/:job', (exchange) => tell(jobs, exchange)),
    route('DELETE', '/fhir/R4/$export-status/:job', (exchange) => remove(jobs, exchange)),
    route('GET', '/fhir/R4/$export-file/:job/:type', (exchange) => give(jobs, exchange)),
  ];
}

async function begin(jobs: ExportJobs, exchange: Exchange, path: string): Promise<Answered> {
  if (!parsePrefer(exchange.header('prefer')).respondAsync) return err(problem('CW-WEB-017'));
  if (!exchange.asker.activities.has('export-bulk')) return err(problem('CW-RECORD-003'));
  const question = exportQuestion(new URLSearchParams(exchange.query));
  if (!question.ok) return question;
  const refused = question.value.types.map((each) => allowed(exchange, 'r', each)).find((each) => !each.ok);
  if (refused !== undefined && !refused.ok) return refused;
  const request = `${exchange.base}/${path}${exchange.query === '' ? '' : `?${exchange.query}`}`;
  const begun = await jobs.begin(exchange.asker, request, exchange.record.exportAll(question.value));
  if (!begun.ok) return begun;
  return ok({
    status: 202,
    headers: { 'content-location': `${exchange.base}/$export-status/${begun.value}` },
  });
}

async function tell(jobs: ExportJobs, exchange: Exchange): Promise<Answered> {
  const state = await jobs.state(exchange.asker, exchange.params.job ?? '');
  if (state === undefined) return err(problem('CW-WEB-004'));
  if (state.step === 'failed') return err(state.problem);
  if (state.step === 'at-work') {
    return ok({ status: 202, headers: { 'x-progress': `${state.written} resources`, 'retry-after': '2' } });
  }
  const headers = { expires: httpDate(state.job.until) };
  return ok({ status: 200, type, headers, body: JSON.stringify(manifest(state, exchange.base)) });
}

function manifest({ job, files }: ExportState & { readonly step: 'done' }, base: string) {
  return {
    transactionTime: job.at,
    request: job.request,
    requiresAccessToken: true,
    output: files.map((file) => ({ ...file, url: `${base}/$export-file/${job.id}/${file.type}` })),
    error: [],
  };
}

async function remove(jobs: ExportJobs, exchange: Exchange): Promise<Answered> {
  const isRemoved = await jobs.remove(exchange.asker, exchange.params.job ?? '');
  return isRemoved ? ok({ status: 202 }) : err(problem('CW-WEB-004'));
}

async function give(jobs: ExportJobs, exchange: Exchange): Promise<Answered> {
  const { job = '', type: asked = '' } = exchange.params;
  const state = await jobs.state(exchange.asker, job);
  const file = state?.step === 'done' ? state.files.find((each) => each.type === asked) : undefined;
  if (file === undefined) return err(problem('CW-WEB-004'));
  return ok({
    status: 200,
    type: 'application/fhir+ndjson',
    stream: createReadStream(jobs.path(job, file.type)),
  });
}
