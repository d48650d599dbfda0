import type { IncludeRule, Resource, SearchRequest } from '@causeway/fhir';
import { isResourceType, namesPerson, referencesBy, searchParameters } from '@causeway/fhir';
import { isRecordId } from '../entries/record-id.js';
import type { EntryLook } from '../gate/entry-look.js';
import type { GatedRow } from '../gate/gated-row.js';
import { ofType, targetTypes } from './linked-sql.js';
import type { SearchSql } from './search-sql.js';
import type { SearchTexts } from './search-statement.js';
import { gateOf, named, searchSql } from './search-statement.js';
import { asGatedRows, searchedColumns } from './searched-row.js';
import { hashes } from './token-sql.js';

/** How many resources a page takes in beside its matches, and in how many steps; more would make one search as large as the record. */
const mostIncluded = 1000;
const mostSteps = 5;

/** What inclusion is done with: a look through the gate. */
export interface IncludeLook extends Omit<EntryLook, 'texts'> {
  readonly texts: SearchTexts;
}

/**
 * What `_include` and `_revinclude` add to the matches, each resource once, in the order of its type and id. A rule that iterates applies
 * to what was included too. Only what may be seen is added.
 */
export async function includedResources(
  look: IncludeLook,
  { include, revinclude }: SearchRequest,
  matches: readonly GatedRow[],
): Promise<readonly GatedRow[]> {
  const known = new Set(matches.map(({ id }) => id));
  const included: GatedRow[] = [];
  let sources = matches;
  for (let step = 0; step < mostSteps && sources.length > 0; step += 1) {
    const isApplied = ({ iterate }: IncludeRule) => step === 0 || iterate;
    const found = [
      ...(await referredTo(look, include.filter(isApplied), sources)),
      ...(await referring(look, revinclude.filter(isApplied), sources)),
    ];
    const fresh = [...new Map(found.map((row) => [row.id, row])).values()]
      .filter(({ id }) => !known.has(id))
      .sort(byTypeAndId)
      .slice(0, mostIncluded - included.length);
    for (const { id } of fresh) known.add(id);
    included.push(...fresh);
    sources = fresh;
  }
  return included;
}

function byTypeAndId(a: GatedRow, b: GatedRow): number {
  const [left, right] = [`${a.type} ${a.id}`, `${b.type} ${b.id}`];
  return left < right ? -1 : 1;
}

async function referredTo(
  look: IncludeLook,
  rules: readonly IncludeRule[],
  sources: readonly GatedRow[],
): Promise<readonly GatedRow[]> {
  if (rules.length === 0) return [];
  const places = new Set(sources.flatMap((source) => referencesOf(source, rules)));
  const ids = [...new Set([...places].map((place) => place.slice(place.indexOf('/') + 1)))].filter(
    isRecordId,
  );
  if (ids.length === 0) return [];
  const gate = gateOf(look.texts, look.question);
  const { sql, values } = searchSql(gate, look.question);
  const { from, where } = gate.visible('e');
  const text = asGatedRows(`select ${searchedColumns(gate, 'e')} from ${from}
where e.id = any(${sql.bind(ids.sort(), 'uuid[]')}) and not e.deleted and ${where}`);
  const rows = await look.runner.query<GatedRow>(look.scope, named(look.texts, text, values()));
  return rows.filter(({ type, id }) => places.has(`${type}/${id}`));
}

function referencesOf(source: GatedRow, rules: readonly IncludeRule[]): readonly string[] {
  const applied = rules.filter((rule) => rule.source === source.type);
  if (applied.length === 0) return [];
  const resource = JSON.parse(source.content) as Resource;
  return applied.flatMap(({ parameter, target }) =>
    referencesBy(resource, parameter).filter(
      (place) => target === undefined || place.startsWith(`${target}/`),
    ),
  );
}

async function referring(
  look: IncludeLook,
  rules: readonly IncludeRule[],
  sources: readonly GatedRow[],
): Promise<readonly GatedRow[]> {
  const found = await Promise.all(rules.map((rule) => referringBy(look, rule, sources)));
  return found.flat();
}

async function referringBy(
  look: IncludeLook,
  rule: IncludeRule,
  sources: readonly GatedRow[],
): Promise<readonly GatedRow[]> {
  const gate = gateOf(look.texts, look.question);
  const { sql, values } = searchSql(gate, look.question);
  const refers = refersTo(sql, rule, sources);
  if (refers === undefined) return [];
  const { from, where } = gate.visible('e');
  const text = asGatedRows(`select ${searchedColumns(gate, 'e')} from ${from}
where ${ofType({ alias: 'e', type: rule.source, ofOnePerson: false })} and ${refers} and ${where}
order by e.id limit ${mostIncluded}`);
  return look.runner.query<GatedRow>(look.scope, named(look.texts, text, values()));
}

/** That an entry refers to one of `sources` by the rule; undefined where none can. Whom it is about is read off its key. */
function refersTo(sql: SearchSql, rule: IncludeRule, sources: readonly GatedRow[]): string | undefined {
  if (namesPerson(rule.source, rule.parameter) && (rule.target ?? 'Patient') === 'Patient') {
    const people = sources.filter(({ type }) => type === 'Patient').map(({ id }) => id);
    return people.length === 0 ? undefined : `e.person = any(${sql.bind(people, 'uuid[]')})`;
  }
  const texts = sources.flatMap((source) => tokensTo(rule, source));
  return texts.length === 0 ? undefined : `e.tokens && ${hashes(sql, texts)}`;
}

function tokensTo({ source, parameter, target }: IncludeRule, { type, id }: GatedRow): readonly string[] {
  if (!isResourceType(type) || (target !== undefined && target !== type)) return [];
  const parameters = parameter === '*' ? referenceParameters(source) : [parameter];
  return parameters
    .filter((name) => targetTypes(source, name).includes(type))
    .map((name) => `${name}=${type}/${id}`);
}

function referenceParameters(type: IncludeRule['source']): readonly string[] {
  return [...searchParameters(type).values()]
    .filter((each) => each.type === 'reference')
    .map(({ name }) => name);
}
