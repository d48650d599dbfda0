-- What organisations wrote about people: one row per resource in its newest version, the superseded versions beside it, and the names
-- and addresses by which people are found.
--
-- Every key begins with the person, so that a sharded PostgreSQL can spread people over machines. What belongs to no person (an
-- organisation, a practitioner) is kept under the zero UUID.
--
-- Row-level security is the second lock, coarse and independent of the gate's own SQL: it holds when the gate is forgotten. It reads
-- the settings of the transaction: causeway.organisation, causeway.person, causeway.now. 0004 opens it to relationships.
--
-- causeway_app, the role of all requests, is made by whoever applies the migrations: an administrator may have made it beforehand.

grant usage on schema public to causeway_app;

create table entry (
  person uuid not null,
  id uuid not null,
  type text not null,
  version integer not null check (version > 0),
  -- ODS code of the organisation that wrote the entry; never changes (granted for insert only, and held by a trigger).
  recorder text not null check (recorder <> ''),
  last_updated timestamptz not null,
  deleted boolean not null default false,
  method text not null check (method in ('POST', 'PUT', 'PATCH', 'DELETE')),
  -- Labels of the newest version. They govern every version.
  private boolean not null default false,
  safeguarding boolean not null default false,
  hidden_online boolean not null default false,
  draft boolean not null default false,
  label_sets text[] not null default '{}',
  -- Ids of the other entries this one refers to, whether they exist or not.
  reference_ids uuid[] not null default '{}',
  effective_from timestamptz,
  effective_until timestamptz,
  -- The search index, computed by the package fhir. Dates and quantities are parallel arrays: the n-th parameter has the n-th span.
  tokens bigint[] not null default '{}',
  strings text[] not null default '{}',
  date_parameters text[] not null default '{}',
  date_from timestamptz[] not null default '{}',
  date_until timestamptz[] not null default '{}',
  quantity_parameters text[] not null default '{}',
  quantity_low double precision[] not null default '{}',
  quantity_high double precision[] not null default '{}',
  quantity_units text[] not null default '{}',
  -- Canonical JSON text, passed through as it stands; empty after a deletion.
  content text not null,
  primary key (person, id),
  unique (id)
);

-- A page of one kind of entry of one person, newest first, without a sort.
create index entry_person_type on entry (person, type, effective_from desc nulls last, id);
-- Not by type: PostgreSQL would join a bitmap of half of all entries to the few that a token finds, of which it has no statistics.
create index entry_updated on entry (last_updated, id);
-- New tokens gather in a list of at most 1 MB before they are sorted in: a quarter of the cost of sorting in each at once.
create index entry_tokens on entry using gin (tokens) with (fastupdate = on, gin_pending_list_limit = 1024);

create table entry_version (
  person uuid not null,
  id uuid not null,
  version integer not null check (version > 0),
  type text not null,
  recorder text not null check (recorder <> ''),
  last_updated timestamptz not null,
  deleted boolean not null,
  method text not null check (method in ('POST', 'PUT', 'PATCH', 'DELETE')),
  content text not null,
  primary key (person, id, version)
);

create table demographic_string (
  person uuid not null,
  id uuid not null,
  type text not null,
  recorder text not null check (recorder <> ''),
  parameter text not null,
  -- Normalised as the search normalises what it looks for.
  value text not null,
  primary key (person, id, parameter, value)
);

create index demographic_string_value on demographic_string (type, parameter, value text_pattern_ops);

-- The person, kind and recorder of an entry stand for ever, whoever asks, the owner of the tables too.
create function refuse_another_recorder() returns trigger language plpgsql as $$
begin
  raise exception 'the person, type and recorder of an entry never change' using errcode = 'integrity_constraint_violation';
end
$$;

create trigger entry_recorder_stands before update on entry for each row
  when ((old.person, old.id, old.type, old.recorder) is distinct from (new.person, new.id, new.type, new.recorder))
  execute function refuse_another_recorder();

create function refuse_another_past() returns trigger language plpgsql as $$
begin
  raise exception 'superseded versions are never changed or removed' using errcode = 'integrity_constraint_violation';
end
$$;

create trigger entry_version_stands before update or delete on entry_version for each row
  execute function refuse_another_past();

create trigger entry_is_kept before delete on entry for each row
  execute function refuse_another_past();

alter table entry enable row level security;
alter table entry force row level security;
alter table entry_version enable row level security;
alter table entry_version force row level security;
alter table demographic_string enable row level security;
alter table demographic_string force row level security;

-- The owner of the tables migrates and loads; the application never connects as it.
create policy owner_all on entry to current_user using (true) with check (true);
create policy owner_all on entry_version to current_user using (true) with check (true);
create policy owner_all on demographic_string to current_user using (true) with check (true);

-- Settings that are absent are NULL or empty, and then nothing is seen. They are read where a row needs them: as scalar subqueries they would
-- be read once a statement, but to prepare those for every table of the gate costs a read of one entry more than the read itself.
create policy own_select on entry for select to causeway_app using (
  recorder = current_setting('causeway.organisation', true)
  or person = nullif(current_setting('causeway.person', true), '')::uuid
  or (person = '00000000-0000-0000-0000-000000000000'
      and concat(current_setting('causeway.organisation', true), current_setting('causeway.person', true)) <> ''));
create policy own_select on entry_version for select to causeway_app using (
  recorder = current_setting('causeway.organisation', true)
  or person = nullif(current_setting('causeway.person', true), '')::uuid
  or (person = '00000000-0000-0000-0000-000000000000'
      and concat(current_setting('causeway.organisation', true), current_setting('causeway.person', true)) <> ''));
create policy own_select on demographic_string for select to causeway_app using (
  recorder = current_setting('causeway.organisation', true)
  or person = nullif(current_setting('causeway.person', true), '')::uuid
  or (person = '00000000-0000-0000-0000-000000000000'
      and concat(current_setting('causeway.organisation', true), current_setting('causeway.person', true)) <> ''));

create policy own_insert on entry for insert to causeway_app
  with check (recorder = current_setting('causeway.organisation', true));
create policy own_update on entry for update to causeway_app
  using (recorder = current_setting('causeway.organisation', true))
  with check (recorder = current_setting('causeway.organisation', true));
create policy own_insert on entry_version for insert to causeway_app
  with check (recorder = current_setting('causeway.organisation', true));
create policy own_insert on demographic_string for insert to causeway_app
  with check (recorder = current_setting('causeway.organisation', true));
create policy own_delete on demographic_string for delete to causeway_app
  using (recorder = current_setting('causeway.organisation', true));

grant select, insert on entry, entry_version to causeway_app;
grant select, insert, delete on demographic_string to causeway_app;
grant update (version, last_updated, deleted, method, private, safeguarding, hidden_online, draft, label_sets, reference_ids,
  effective_from, effective_until, tokens, strings, date_parameters, date_from, date_until, quantity_parameters, quantity_low,
  quantity_high, quantity_units, content) on entry to causeway_app;
