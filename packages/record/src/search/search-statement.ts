import { createHash } from 'node:crypto';
import type { SearchRequest } from '@causeway/fhir';
import { isAboutPerson } from '@causeway/fhir';
import { boundValues } from '../gate/bound-values.js';
import type { Gate } from '../gate/gate.js';
import { gateValues, openGate } from '../gate/gate.js';
import type { GateQuestion } from '../gate/gate-question.js';
import type { GatedRow } from '../gate/gated-row.js';
import type { Statement } from '../postgres/statement.js';
import { conditionSql } from './condition-sql.js';
import { ofType } from './linked-sql.js';
import { pinnedPerson } from './pinned-person.js';
import { isPlanReusable } from './plan-reuse.js';
import type { SearchedEntries, SearchSql } from './search-sql.js';
import { asGatedRows, searchedColumns } from './searched-row.js';
import type { OrderKey } from './sort-order.js';
import { orderBy, orderOf, standsAfter } from './sort-order.js';

/** Gates opened before, by shape, and names of statements by their text: making them takes longer than many a search. */
export interface SearchTexts {
  readonly gates: Map<string, Gate>;
  readonly names: Map<string, string>;
}

/** A found entry, with the keys of its place in the order. */
export interface FoundRow extends GatedRow {
  /** A JSON array of text or null: only the last of a page is ever looked at, so it is read where it is needed. */
  readonly order_keys: string;
}

/** A search that is to be run for whom. */
export interface AskedSearch {
  readonly texts: SearchTexts;
  readonly question: GateQuestion;
  readonly request: SearchRequest;
}

/** The statement of a page: rows are {@link FoundRow}, one more than the page has where there is a next one. */
export function pageStatement(search: AskedSearch, after: readonly (string | null)[] | undefined): Statement {
  const { request } = search;
  const writing = beginStatement(search);
  const { sql, on, gate } = writing;
  const order = orderOf(sql, on, request);
  const { from, where } = searched(writing, request);
  const beyond = after === undefined ? '' : `\n  and ${standsAfter(sql, order, after)}`;
  const found = `select ${searchedColumns(gate, on.alias)},
${order.map(({ expression }, at) => `${expression} as k${at}`).join(', ')}
from ${from}
where ${where}${beyond}
order by ${orderBy(order)} limit ${sql.bind(request.count + 1, 'int')}`;
  const kept = order.map((key, at) => ({ ...key, expression: `f.k${at}` }));
  const text = `${asGatedRows(found, [orderKeys(order)])}\norder by ${orderBy(kept)}`;
  const values = writing.values();
  return isPlanReusable(request, on) ? named(search.texts, text, values) : { text, values };
}

/** The statement that counts all that match: one row, `total`. */
export function countStatement(search: AskedSearch): Statement {
  const writing = beginStatement(search);
  const { from, where } = searched(writing, search.request);
  return named(search.texts, `select count(*) as total from ${from}\nwhere ${where}`, writing.values());
}

/** The statement that finds what the asker's own organisation recorded: rows of `id`, two at most. */
export function ownMatchesStatement(search: AskedSearch): Statement {
  const writing = beginStatement(search);
  const { from, where } = searched(writing, search.request);
  const recorder = writing.sql.bind(search.question.asker.organisation ?? '', 'text');
  const text = `select e.id from ${from}\nwhere ${where}\n  and e.recorder = ${recorder}\norder by e.id limit 2`;
  return named(search.texts, text, writing.values());
}

function orderKeys(order: readonly OrderKey[]): string {
  return `json_build_array(${order.map((_key, at) => `f.k${at}::text`).join(', ')})::text as order_keys`;
}

interface Writing {
  readonly sql: SearchSql;
  readonly on: SearchedEntries;
  readonly gate: Gate;
  readonly question: GateQuestion;
  readonly values: () => readonly unknown[];
}

function beginStatement({ texts, question, request }: AskedSearch): Writing {
  const gate = gateOf(texts, question);
  const { sql, values } = searchSql(gate, question);
  const ofOnePerson = pinnedPerson(request) !== undefined || question.asker.organisation === undefined;
  const on = { alias: 'e', type: request.type, ofOnePerson: ofOnePerson && isAboutPerson(request.type) };
  return { sql, on, gate, question, values };
}

/** The placeholders and the gate of one statement. */
export function searchSql(
  gate: Gate,
  question: GateQuestion,
): { readonly sql: SearchSql; readonly values: () => readonly unknown[] } {
  const bound = boundValues(gateValues(question));
  let aliases = 0;
  const sql: SearchSql = {
    bind: bound.bind,
    visible: (alias) => gate.visible(alias),
    alias: () => {
      aliases += 1;
      return `t${aliases}`;
    },
    condition: (condition, entries) => conditionSql(sql, condition, entries),
  };
  return { sql, values: () => bound.values };
}

function searched({ sql, on, gate, question }: Writing, { type, conditions }: SearchRequest) {
  const { from, where } = gate.visible(on.alias);
  const own =
    question.asker.organisation === undefined && isAboutPerson(type) ? question.asker.person : undefined;
  const parts = [
    ofType(on),
    // Online there is one person only; said apart from the gate, so that the index of the key is used.
    ...(own === undefined ? [] : [`${on.alias}.person = ${sql.bind(own, 'uuid')}`]),
    ...pinning(sql, on, { type, conditions }),
    ...conditions.map((condition) => conditionSql(sql, condition, on)),
    where,
  ];
  return { from, where: parts.join('\n  and ') };
}

/** A Patient's id is the person's, by which the key begins. */
function pinning(
  sql: SearchSql,
  { alias, type }: SearchedEntries,
  { conditions }: Pick<SearchRequest, 'type' | 'conditions'>,
): readonly string[] {
  if (type !== 'Patient') return [];
  const person = pinnedPerson({ type, conditions } as SearchRequest);
  return person === undefined ? [] : [`${alias}.person = ${sql.bind(person, 'uuid')}`];
}

/** The gate for who asks, opened once for each kind of asker: of what they are its text is made, not of who they are. */
export function gateOf({ gates }: SearchTexts, question: GateQuestion): Gate {
  const { asker, activity, trace = false } = question;
  const { role, purpose, organisation, activities } = asker;
  const kind = [role, purpose, organisation === undefined, activity, trace, ...activities].join(' ');
  return remembered(gates, kind, () => remembering(openGate(question)));
}

/** Its text follows from the shape alone, so what was written for one asker serves the next. */
function remembering(gate: Gate): Gate {
  const seen = new Map<string, ReturnType<Gate['visible']>>();
  return { ...gate, visible: (alias) => remembered(seen, alias, () => gate.visible(alias)) };
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

/** Servers keep what was prepared for as long as a connection lives; searches of more shapes than this are sent without a name. */
const mostNames = 400;

/** The statement under the name of its text: the text follows from the shape of a search, never from its values. */
export function named({ names }: SearchTexts, text: string, values: readonly unknown[]): Statement {
  const known = names.get(text);
  if (known !== undefined) return { name: known, text, values };
  if (names.size >= mostNames) return { text, values };
  const name = `search_${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
  names.set(text, name);
  return { name, text, values };
}
