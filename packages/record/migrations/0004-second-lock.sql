-- The second lock opens to relationships: an organisation reads the entries of a person with whom it has one that is valid, or for
-- whom this user broke the glass; and finds Patient resources while it traces a person.
--
-- shared_entry is the table entry behind the same lock as a view. Under row-level security PostgreSQL uses an index only for operators that
-- are marked leakproof, and `@>` on arrays is not, so a search by token would read every entry; through the view it uses the GIN
-- index. The gate reads through the view; whoever reads the table itself meets row-level security. Beside each entry the view has the state
-- of the choices about its person, which its own condition has looked up: so the gate need not look again.
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

-- What is asked of few people only. As functions they cost a statement nothing until one is called; written into it as subqueries they
-- would be prepared for every read.

create function is_glass_broken(of_person uuid, by_organisation text, by_user text, at timestamptz) returns boolean
  stable parallel safe language sql
  return exists (select from break_glass b where b.person = of_person and b.organisation = by_organisation and b.user_id = by_user
    and b.valid_until > at);

create function is_disclosed(of_person uuid, of_entry uuid, to_organisation text, at timestamptz) returns boolean
  stable parallel safe language sql
  return exists (select from disclosure d where d.person = of_person and d.entry = of_entry and d.organisation = to_organisation
    and d.valid_until > at);

create function is_switched_on(switch text) returns boolean stable parallel safe language sql
  return exists (select from regional_switch s where s.name = switch and s.is_on);

-- Whether the person excludes one of the sets, or the recorder does and the person did not include it again.
create function is_any_excluded(sets text[], by_person text[], by_recorder text[], included text[]) returns boolean
  immutable parallel safe language sql
  return exists (select from unnest(sets) s where s = any(by_person) or (s = any(by_recorder) and not coalesce(s = any(included), false)));

create view shared_entry as
  select e.*, s.registered_practice, s.protected, s.protected_access, s.excluded_sets, s.included_sets, s.out_yes, s.out_no,
    s.in_yes, s.in_no, s.share_in_allowed, s.share_in_prohibited, s.share_in_verified, s.related, s.related_until,
    s.has_disclosures, s.has_broken_glass, s.choices_version
  from entry e left join person_state s on s.person = e.person
  where e.recorder = current_setting('causeway.organisation', true)
    or s.related_until[array_position(s.related, current_setting('causeway.organisation', true))]
      > nullif(current_setting('causeway.now', true), '')::timestamptz
    or e.person = nullif(current_setting('causeway.person', true), '')::uuid
    or (e.person = '00000000-0000-0000-0000-000000000000'
        and concat(current_setting('causeway.organisation', true), current_setting('causeway.person', true)) <> '')
    or (e.type = 'Patient' and current_setting('causeway.trace', true) = 'on')
    or (s.has_broken_glass and is_glass_broken(e.person, current_setting('causeway.organisation', true),
      current_setting('causeway.user', true), nullif(current_setting('causeway.now', true), '')::timestamptz));

grant select on shared_entry to causeway_app;
