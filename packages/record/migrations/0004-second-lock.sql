-- The second lock opens to relationships: an organisation reads the entries of a person with whom it has one that is valid, or for
-- whom this user broke the glass; and finds Patient resources while it traces a person.
--
-- shared_entry is the table entry behind the same lock as a view. Under row-level security PostgreSQL uses an index only for operators that
-- are marked leakproof, and `@>` on arrays is not, so a search by token would read every entry; through the view it uses the GIN
-- index. The gate reads through the view; whoever reads the table itself meets row-level security.
--
-- The subqueries are scalar: an exists may be turned into a hash, which reads all persons of the organisation.

do $$
declare
  kept text;
begin
  foreach kept in array array['entry', 'entry_version', 'demographic_string']
  loop
    execute format($policy$create policy relationship_select on %1$I for select to causeway_app using (
      (select r.valid_until from care_relationship r
       where r.person = %1$I.person and r.organisation = current_setting('causeway.organisation', true))
        > nullif(current_setting('causeway.now', true), '')::timestamptz
      or (select b.valid_until from break_glass b
          where b.person = %1$I.person and b.organisation = current_setting('causeway.organisation', true)
            and b.user_id = current_setting('causeway.user', true))
        > nullif(current_setting('causeway.now', true), '')::timestamptz
      or (%1$I.type = 'Patient' and current_setting('causeway.trace', true) = 'on'))$policy$, kept);
  end loop;
end
$$;

create view shared_entry as
  select * from entry e
  where e.recorder = current_setting('causeway.organisation', true)
    or e.person = nullif(current_setting('causeway.person', true), '')::uuid
    or (e.person = '00000000-0000-0000-0000-000000000000'
        and concat(current_setting('causeway.organisation', true), current_setting('causeway.person', true)) <> '')
    or (e.type = 'Patient' and current_setting('causeway.trace', true) = 'on')
    or (select r.valid_until from care_relationship r
        where r.person = e.person and r.organisation = current_setting('causeway.organisation', true))
       > nullif(current_setting('causeway.now', true), '')::timestamptz
    or (select b.valid_until from break_glass b
        where b.person = e.person and b.organisation = current_setting('causeway.organisation', true)
          and b.user_id = current_setting('causeway.user', true))
       > nullif(current_setting('causeway.now', true), '')::timestamptz;

grant select on shared_entry to causeway_app;

-- What the gate asks of few entries only. As functions they cost a statement nothing until one is called; written into it as subqueries they
-- would be prepared for every read.

create function is_share_in_verified(uuid, text) returns boolean stable parallel safe language sql
  return exists (select from share_in_verified v where v.person = $1 and v.organisation = $2);

create function may_know_protected(uuid, text) returns boolean stable parallel safe language sql
  return exists (select from protected_access p where p.person = $1 and p.organisation = $2);

-- Whether one of the sets is among those excluded and not among those included again.
create function is_any_excluded(sets text[], excluded text[], included text[]) returns boolean immutable parallel safe language sql
  return exists (select from unnest(sets) s where s = any(excluded) and not coalesce(s = any(included), false));
