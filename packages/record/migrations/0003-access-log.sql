-- The access log: who looked at or changed what, for whom and why, in Merkle logs (RFC 6962) with signed checkpoints; what was held
-- back from the person for a time; and the alerts that followed.
--
-- A log has one writer at a time (an advisory lock); its rows are its leaves, numbered from 0. Nothing of it is ever changed or
-- deleted but the state of a log in access_log, and the day until which a look is held back.

create table access_log (
  log int primary key,
  origin text not null unique,                 -- the first line of its checkpoints
  size bigint not null default 0,
  frontier bytea not null default '',          -- the roots of the perfect subtrees of the tree, largest first, 32 bytes each
  last_at timestamptz not null,
  closed_because text                          -- set by an administrator: nobody adds to it any more
);

create table access_row (
  log int not null references access_log,
  sequence bigint not null,
  at timestamptz not null,
  person uuid,
  organisation text not null default '',
  salt bytea not null,                         -- 16 random bytes, so that a leaf says nothing of its row
  leaf bytea not null,                         -- SHA-256(salt, text): what RFC 6962 calls the data of the leaf
  text text not null,                          -- canonical JSON; the columns above repeat what must be found
  primary key (log, sequence)
);
create index access_row_of_organisation on access_row (organisation, at);

create table access_of_person (
  person uuid not null,
  at timestamptz not null,
  log int not null,
  sequence bigint not null,
  held_until timestamptz,                      -- not shown to the person before this moment
  primary key (person, at, log, sequence)
);

create table access_hold (
  person uuid not null,
  log int not null,
  sequence bigint not null,
  decided_at timestamptz not null,
  held_until timestamptz not null,
  decided_by text not null,
  organisation text not null,
  reason text not null,
  primary key (person, log, sequence, decided_at)
);

create table access_tile (                     -- 256 hashes of one level; a level is 8 rows of nodes (C2SP tlog-tiles)
  log int not null references access_log,
  level int not null,
  index bigint not null,
  hashes bytea not null,
  root bytea not null,                         -- of the whole tile: its hash in the level above
  primary key (log, level, index)
);

create table access_checkpoint (
  log int not null references access_log,
  size bigint not null,
  at timestamptz not null,
  note text not null,                          -- C2SP tlog-checkpoint, a signed note
  primary key (log, size)
);

create table alert (
  id uuid primary key,
  kind text not null,
  organisation text not null,
  person uuid,                                 -- whom the outcome will be told
  at timestamptz not null,
  owner text not null,
  deadline timestamptz not null,
  escalated_at timestamptz,
  outcome text,
  resolved_at timestamptz,
  resolved_by text,
  reference text not null                      -- where the officer finds the rest; never what it is about
);
create index alert_of_organisation on alert (organisation, at);
create index alert_of_person on alert (person, at) where person is not null;
create index alert_open on alert (deadline) where outcome is null;

-- Append only, even for who owns the tables: a mistake in a statement must not become a gap in the log.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the access log is only ever added to' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on access_row for each row execute function refuse_change();
create trigger append_only before update or delete on access_tile for each row execute function refuse_change();
create trigger append_only before update or delete on access_checkpoint for each row execute function refuse_change();
create trigger append_only before update or delete on access_hold for each row execute function refuse_change();
create trigger never_emptied before truncate on access_row execute function refuse_change();
create trigger never_emptied before truncate on access_tile execute function refuse_change();
create trigger never_emptied before truncate on access_checkpoint execute function refuse_change();
create trigger never_emptied before truncate on access_hold execute function refuse_change();

-- The hash of each row from `first` to before `after`, for proofs: it tells nothing of the row, so all may have it.
create function access_leaves(which int, first bigint, after bigint) returns table (leaf bytea)
language sql stable security definer set search_path = pg_catalog, public as $$
  select leaf from public.access_row where log = which and sequence >= first and sequence < after order by sequence
$$;

-- Gives open alerts that are past their deadline to `to_owner`, with a new deadline; says how many there were.
create function escalate_alerts(at_moment timestamptz, of_kind text, to_owner text, new_deadline timestamptz) returns bigint
language sql security definer set search_path = pg_catalog, public as $$
  with late as (
    update public.alert set owner = to_owner, escalated_at = at_moment, deadline = new_deadline
    where outcome is null and escalated_at is null and deadline < at_moment and kind = of_kind returning 1)
  select count(*) from late
$$;
revoke all on function escalate_alerts(timestamptz, text, text, timestamptz) from public;

grant select, insert, update (size, frontier, last_at) on access_log to causeway_app;
grant select, insert on access_row, access_tile, access_checkpoint, access_hold to causeway_app;
grant select, insert, update (held_until) on access_of_person to causeway_app;
grant select, insert, update (outcome, resolved_at, resolved_by) on alert to causeway_app;
grant execute on function escalate_alerts(timestamptz, text, text, timestamptz) to causeway_app;

-- The second lock: whoever's statement it is sees rows about the own person and rows of the own organisation, and no others. The
-- owner of the tables, who verifies the whole log, has a policy of its own, as the policies are forced upon it too.
create function is_own_row(of_person uuid, of_organisation text) returns boolean language sql stable as $$
  select of_person = nullif(current_setting('causeway.person', true), '')::uuid
    or of_organisation = nullif(current_setting('causeway.organisation', true), '')
$$;

alter table access_row enable row level security;
alter table access_row force row level security;
create policy owner on access_row to current_user using (true) with check (true);
create policy append on access_row for insert to causeway_app with check (true);
create policy own on access_row for select to causeway_app using (is_own_row(person, organisation));

alter table access_of_person enable row level security;
alter table access_of_person force row level security;
create policy owner on access_of_person to current_user using (true) with check (true);
create policy append on access_of_person for insert to causeway_app with check (true);
create policy own on access_of_person for select to causeway_app using (
  person = nullif(current_setting('causeway.person', true), '')::uuid
  or exists (select from access_row r where r.log = access_of_person.log and r.sequence = access_of_person.sequence));
create policy hold on access_of_person for update to causeway_app using (
  exists (select from access_row r where r.log = access_of_person.log and r.sequence = access_of_person.sequence
          and r.organisation = nullif(current_setting('causeway.organisation', true), ''))) with check (true);

alter table access_hold enable row level security;
alter table access_hold force row level security;
create policy owner on access_hold to current_user using (true) with check (true);
create policy append on access_hold for insert to causeway_app
  with check (organisation = nullif(current_setting('causeway.organisation', true), ''));
create policy own on access_hold for select to causeway_app
  using (organisation = nullif(current_setting('causeway.organisation', true), ''));

alter table alert enable row level security;
alter table alert force row level security;
create policy owner on alert to current_user using (true) with check (true);
create policy append on alert for insert to causeway_app with check (true);
create policy own on alert for select to causeway_app using (is_own_row(person, organisation));
create policy resolve on alert for update to causeway_app
  using (organisation = nullif(current_setting('causeway.organisation', true), ''))
  with check (organisation = nullif(current_setting('causeway.organisation', true), ''));
