-- The second lock opens to relationships: an organisation reads the entries of a person with whom it has one that is valid, or for
-- whom this user broke the glass; and finds Patient resources while it traces a person.
--
-- shared_entry is the table entry behind the same lock as a view. Under row-level security PostgreSQL uses an index only for operators that
-- are marked leakproof, and `@>` on arrays is not, so a search by token would read every entry; through the view it uses the GIN
-- index. The gate reads through the view; whoever reads the table itself meets row-level security. Its subqueries are scalar, as an exists
-- may be turned into a hash of all persons of the organisation.

create policy relationship_select on entry for select to causeway_app using (
  exists (select from care_relationship r
          where r.person = entry.person and r.organisation = (select current_setting('causeway.organisation', true))
            and r.valid_until > (select nullif(current_setting('causeway.now', true), '')::timestamptz))
  or exists (select from break_glass b
          where b.person = entry.person and b.organisation = (select current_setting('causeway.organisation', true))
            and b.user_id = (select current_setting('causeway.user', true))
            and b.valid_until > (select nullif(current_setting('causeway.now', true), '')::timestamptz))
  or (type = 'Patient' and (select current_setting('causeway.trace', true)) = 'on'));

create policy relationship_select on entry_version for select to causeway_app using (
  exists (select from care_relationship r
          where r.person = entry_version.person and r.organisation = (select current_setting('causeway.organisation', true))
            and r.valid_until > (select nullif(current_setting('causeway.now', true), '')::timestamptz))
  or exists (select from break_glass b
          where b.person = entry_version.person and b.organisation = (select current_setting('causeway.organisation', true))
            and b.user_id = (select current_setting('causeway.user', true))
            and b.valid_until > (select nullif(current_setting('causeway.now', true), '')::timestamptz)));

create policy relationship_select on demographic_string for select to causeway_app using (
  exists (select from care_relationship r
          where r.person = demographic_string.person
            and r.organisation = (select current_setting('causeway.organisation', true))
            and r.valid_until > (select nullif(current_setting('causeway.now', true), '')::timestamptz))
  or (select current_setting('causeway.trace', true)) = 'on');

create view shared_entry as
  select * from entry e
  where e.recorder = (select current_setting('causeway.organisation', true))
    or e.person = (select nullif(current_setting('causeway.person', true), '')::uuid)
    or (e.person = '00000000-0000-0000-0000-000000000000'
        and (select coalesce(current_setting('causeway.organisation', true), '')
                    || coalesce(current_setting('causeway.person', true), '') <> ''))
    or (e.type = 'Patient' and (select current_setting('causeway.trace', true)) = 'on')
    or (select r.valid_until from care_relationship r
        where r.person = e.person and r.organisation = (select current_setting('causeway.organisation', true)))
       > (select nullif(current_setting('causeway.now', true), '')::timestamptz)
    or (select b.valid_until from break_glass b
        where b.person = e.person and b.organisation = (select current_setting('causeway.organisation', true))
          and b.user_id = (select current_setting('causeway.user', true)))
       > (select nullif(current_setting('causeway.now', true), '')::timestamptz);

grant select on shared_entry to causeway_app;
