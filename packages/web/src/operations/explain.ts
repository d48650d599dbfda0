import { err, ok, type Problem, parseInstant, parseOdsCode, problem, type Result } from '@causeway/domain';
import type { Handle } from '../fhir/exchange.js';
import { operationParameters } from './operation-parameters.js';
import { parametersAnswer } from './parameters-answer.js';

/** What GET Patient/[id]/$explain takes. */
export const explainRules = { entry: {}, organization: {}, at: { isOptional: true } } as const;

/** GET Patient/[id]/$explain: why an entry is seen by an organisation or hidden from it, or was at a moment. */
export const explain: Handle = async (exchange) => {
  const read = operationParameters(exchange, explainRules);
  if (!read.ok) return read;
  const organisation = parseOdsCode(read.value.organization);
  if (!organisation.ok) return organisation;
  const at = momentOf(read.value.at);
  if (!at.ok) return at;
  const entry = read.value.entry.replace(/^[A-Za-z]+\//, '');
  const question = { entry, organisation: organisation.value, ...at.value };
  const explained = await exchange.record.explain(exchange.params.id ?? '', question);
  if (!explained.ok) return explained;
  const { visible, row, words, facts } = explained.value;
  return ok(
    parametersAnswer([
      { name: 'visible', boolean: visible },
      { name: 'row', integer: row },
      { name: 'words', string: words },
      ...Object.entries(facts).map(([name, value]) => ({
        name: 'fact',
        parts: [
          { name: 'name', code: name },
          { name: 'value', string: value },
        ],
      })),
    ]),
  );
};

function momentOf(at: string | undefined): Result<{ readonly at?: string }, Problem> {
  if (at === undefined) return ok({});
  // A query turns the plus of an offset into a blank unless the client escaped it.
  const moment = parseInstant(at.replace(' ', '+'));
  const detail = 'The parameter at is a moment with its zone.';
  return moment.ok ? ok({ at: moment.value }) : err(problem('CW-WEB-016', { path: 'at', detail }));
}
