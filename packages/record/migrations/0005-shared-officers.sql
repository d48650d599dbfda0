-- Small organisations share a privacy officer: an organisation may name another whose officers answer for it. They see its alerts and what
-- its staff did, as if they were its own.

alter table organisation_state add column officers text;

create function answers_for(viewer text, organisation text) returns boolean language sql stable as $$
  select viewer = organisation
    or exists (select from organisation_state s where s.organisation = answers_for.organisation and s.officers = viewer)
$$;

create or replace function is_own_row(of_person uuid, of_organisation text) returns boolean language sql stable as $$
  select of_person = nullif(current_setting('causeway.person', true), '')::uuid
    or answers_for(nullif(current_setting('causeway.organisation', true), ''), of_organisation)
$$;

drop policy resolve on alert;
create policy resolve on alert for update to causeway_app
  using (answers_for(nullif(current_setting('causeway.organisation', true), ''), organisation))
  with check (answers_for(nullif(current_setting('causeway.organisation', true), ''), organisation));
