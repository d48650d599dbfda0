// Fills a database with people and their entries: PEOPLE with fifty entries each, made from templates inside the database, so that
// five million take minutes. Half of the people said yes to everything, a fifth were never asked, the rest said no here or there; each is
// known to a practice (of twenty), the hospital and the community service.
import {
  community,
  entryTemplates,
  hospital,
  patientTemplate,
  placeholderEntry,
  placeholderPerson,
  practice,
} from './templates.js';

const practices = 20;
const chunk = 5000;

const templateTable = `create temp table template (
  n int, type text, recorder text, tokens bigint[], own_tokens text[], strings text[],
  date_parameters text[], date_from timestamptz[], date_until timestamptz[],
  quantity_parameters text[], quantity_low float8[], quantity_high float8[], quantity_units text[],
  effective_from timestamptz, effective_until timestamptz, content text)`;

function templateValues(row, n) {
  const isOwn = (token) => token.includes(placeholderPerson);
  return [
    n,
    row.type,
    row.recorder,
    row.tokens.filter((token) => !isOwn(token)),
    row.tokens.filter(isOwn),
    row.strings,
    row.dates.map(({ parameter }) => parameter),
    row.dates.map(({ from }) => from),
    row.dates.map(({ until }) => until),
    row.quantities.map(({ parameter }) => parameter),
    row.quantities.map(({ low }) => low),
    row.quantities.map(({ high }) => high),
    row.quantities.map(({ unit }) => unit),
    row.effective_from,
    row.effective_until,
    row.content,
  ];
}

const insertTemplate = `insert into template values ($1, $2, $3,
  array(select hashtextextended(x, 0) from unnest($4::text[]) x), $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

const recorderOf = `case when t.recorder = '${practice}' then p.practice else t.recorder end`;

const insertEntries = `insert into entry (person, id, type, version, recorder, last_updated, method, effective_from, effective_until,
  tokens, strings, date_parameters, date_from, date_until, quantity_parameters, quantity_low, quantity_high, quantity_units, content)
select p.person, i.id, t.type, 1, ${recorderOf}, '2026-01-02T03:04:05.678Z', 'POST', t.effective_from, t.effective_until,
  t.tokens || array(select hashtextextended(replace(x, '${placeholderPerson}', p.person::text), 0) from unnest(t.own_tokens) x),
  array(select replace(replace(x, 'zfam', 'family' || p.n), 'zgiv', 'given' || p.n % 1000) from unnest(t.strings) x),
  t.date_parameters, t.date_from, t.date_until, t.quantity_parameters, t.quantity_low, t.quantity_high, t.quantity_units,
  replace(replace(replace(replace(replace(t.content, '${placeholderEntry}', i.id::text), '${placeholderPerson}', p.person::text),
    '#${practice}', '#' || p.practice), 'ZFAM', 'Family' || p.n), 'ZGIV', 'Given' || p.n % 1000)
from (select * from people where n >= $1 and n < $2) p
cross join template t
cross join lateral (select case when t.type = 'Patient' then p.person else gen_random_uuid() end as id) i`;

const peopleTable = `create table people as
  select n, gen_random_uuid() as person, 'B8' || lpad((n % ${practices})::text, 4, '0') as practice
  from generate_series(1, $1::int) n`;

const choices = [
  // n mod 10: 0 to 4 yes everywhere; 5 and 6 not asked; 7 no out of the hospital; 8 no in at the practice; 9 no out anywhere.
  `insert into person_state (person, registered_practice, related, related_until, out_yes, out_no, in_yes, in_no, choices_version)
   select person, practice, everywhere, array_fill('infinity'::timestamptz, array[3]),
     case when n % 10 in (5, 6, 9) then '{}' when n % 10 = 7 then array[practice, '${community}'] else everywhere end,
     case n % 10 when 7 then array['${hospital}'] when 9 then everywhere else '{}' end,
     case when n % 10 in (5, 6) then '{}' when n % 10 = 8 then array['${hospital}', '${community}'] else everywhere end,
     case n % 10 when 8 then array[practice] else '{}' end, 1
   from people cross join lateral (select array[practice, '${hospital}', '${community}'] as everywhere) o`,
  `insert into care_relationship (person, organisation, valid_until, bases)
   select person, o, 'infinity', '{attendance}' from people cross join lateral unnest(array[practice, '${hospital}', '${community}']) o`,
  `insert into organisation_state (organisation, name, kind)
   select distinct practice, practice, 'gp' from people union values ('${hospital}', 'Hospital', 'hospital'), ('${community}', 'Community', 'community')`,
  `insert into demographic_string (person, id, type, recorder, parameter, value)
   select person, person, 'Patient', practice, 'family', 'family' || n from people
   union all select person, person, 'Patient', practice, 'name', 'family' || n from people`,
];

/**
 * Seeds the database of `client`, an owner's connection to a database that has the schema and no people.
 * `say` is told how many entries are in.
 */
export async function seed(client, people, say = () => {}) {
  await client.query(templateTable);
  for (const [n, row] of [patientTemplate(), ...entryTemplates()].entries()) {
    await client.query(insertTemplate, templateValues(row, n));
  }
  await client.query('drop table if exists people');
  await client.query(peopleTable.replace('$1::int', String(Number(people))));
  await client.query('create index on people (n)');
  for (const text of choices) await client.query(text);
  // Built once at the end: a third of the time of growing it row by row.
  await client.query('drop index entry_tokens');
  for (let from = 1; from <= people; from += chunk) {
    await client.query(insertEntries, [from, Math.min(from + chunk, people + 1)]);
    say(Math.min(from + chunk - 1, people) * 51);
  }
  await client.query("set maintenance_work_mem = '1GB'");
  await client.query('create index entry_tokens on entry using gin (tokens) with (fastupdate = off)');
  await client.query('grant select on people to public');
  await client.query('vacuum analyze');
}
