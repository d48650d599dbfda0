-- What people said, and what follows from it: every choice as an event that is never changed, and beside the events the state they
-- come to now, as the gate reads it. A row of state is written in the transaction of its event, by folding all events of the person.
--
-- What is about an organisation or the region, and about no person, stands under the zero UUID.
--
-- Row-level security here is coarse: somebody must be asking. It reads the setting for each row: a subquery would be set up anew for every
-- table of every statement of the gate. A person online reads rows about themselves, an organisation reads the state
-- by which its own requests are decided; what may be shown of it is decided above.

create table choice_event (
  person uuid not null,
  sequence bigint generated always as identity,
  id uuid not null unique,
  at timestamptz not null,
  kind text not null,
  -- The event as packages/choices types it, with who said and who recorded it, how, and the evidence.
  body jsonb not null,
  primary key (person, sequence)
);

-- All that decides about the entries of a person, in one row: what the gate asks of every entry it has with one look by a whole key.
create table person_state (
  person uuid primary key,
  registered_practice text,
  protected boolean not null default false,
  -- Organisations that may know a protected person.
  protected_access text[] not null default '{}',
  excluded_sets text[] not null default '{}',
  included_sets text[] not null default '{}',
  -- Organisations to which sharing was expressly said yes or no, by direction; and the list that the registered practice keeps. No
  -- organisation is in both of two that say the contrary.
  out_yes text[] not null default '{}',
  out_no text[] not null default '{}',
  in_yes text[] not null default '{}',
  in_no text[] not null default '{}',
  share_in_allowed text[] not null default '{}',
  share_in_prohibited text[] not null default '{}',
  share_in_verified text[] not null default '{}',
  -- Parallel: the n-th organisation has a relationship until the n-th moment.
  related text[] not null default '{}',
  related_until timestamptz[] not null default '{}',
  -- Whether there is, or was, a disclosure by name or an override, which few people have: only then are their tables asked.
  has_disclosures boolean not null default false,
  has_broken_glass boolean not null default false,
  -- How many events there are about the person, labels of entries aside: a cursor made at another number was made of other choices.
  choices_version bigint not null,
  check (cardinality(related) = cardinality(related_until)),
  check (not (out_yes && out_no or in_yes && in_no or share_in_allowed && share_in_prohibited))
);

-- Never the code: what is kept can only be compared with one that is given. Not an event, as it is spent and forgotten.
create table share_in_code (
  person uuid not null,
  organisation text not null,
  request uuid not null,
  salt bytea not null,
  hash bytea not null,
  primary key (person, organisation)
);

-- The relationships again, a row each: for the persons of an organisation, and for the second lock, which trusts nothing the gate reads.
create table care_relationship (
  person uuid not null,
  organisation text not null,
  valid_until timestamptz not null,
  bases text[] not null,
  primary key (person, organisation)
);
create index care_relationship_of_organisation on care_relationship (organisation, person);

create table disclosure (
  person uuid not null,
  entry uuid not null,
  organisation text not null,
  valid_until timestamptz not null,
  primary key (person, entry, organisation)
);

create table break_glass (
  person uuid not null,
  organisation text not null,
  user_id text not null,
  valid_until timestamptz not null,
  grant_id uuid not null,
  primary key (person, organisation, user_id)
);
create index break_glass_grant on break_glass (grant_id);

create table proxy_grant (
  person uuid not null,
  proxy text not null,
  valid_until timestamptz not null,
  withheld_sets text[] not null default '{}',
  primary key (person, proxy)
);

create table objection (
  person uuid not null,
  family text not null check (family in ('type-1', 'national')),
  objected boolean not null,
  at timestamptz not null,
  primary key (person, family)
);

create table organisation_state (
  organisation text primary key,
  name text,
  kind text,
  suspended boolean not null default false,
  implied_out_from timestamptz,
  implied_out_until timestamptz,
  implied_in_from timestamptz,
  implied_in_until timestamptz,
  excluded_sets text[] not null default '{}'
);

create table regional_switch (
  name text primary key,
  is_on boolean not null
);

create function refuse_another_choice() returns trigger language plpgsql as $$
begin
  raise exception 'what was said is never changed or removed: say it anew' using errcode = 'integrity_constraint_violation';
end
$$;

create trigger choice_event_stands before update or delete on choice_event for each row
  execute function refuse_another_choice();
create trigger choice_event_is_not_emptied before truncate on choice_event for each statement
  execute function refuse_another_choice();

do $$
declare
  kept text;
begin
  foreach kept in array array['choice_event', 'person_state', 'share_in_code', 'care_relationship', 'disclosure', 'break_glass',
    'proxy_grant', 'objection']
  loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', kept);
    execute format($policy$create policy asked_by_someone on %I to causeway_app using (
      coalesce(current_setting('causeway.organisation', true), '') <> ''
      or person = nullif(current_setting('causeway.person', true), '')::uuid)$policy$, kept);
    execute format('grant select, insert on %I to causeway_app', kept);
    if kept <> 'choice_event' then
      execute format('grant update, delete on %I to causeway_app', kept);
    end if;
  end loop;
end
$$;

grant select, insert, update, delete on organisation_state, regional_switch to causeway_app;
