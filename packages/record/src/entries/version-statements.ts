import type { Gate } from '../gate/gate.js';
import type { GatedShape } from '../gate/gated-statement.js';

/** Every version of the visible entry `e`, the newest and those before it, under the name `v`. */
const versionsOfEntry = `cross join lateral (
  select e.version, e.last_updated, e.deleted, e.method, e.content
  union all
  select v.version, v.last_updated, v.deleted, v.method, v.content
  from entry_version v where v.person = e.person and v.id = e.id) v`;

function versionColumns(gate: Gate): string {
  const { row, content, preferenceVersion } = gate.visible('e');
  return `e.person, e.id, e.type, e.recorder, v.version, v.last_updated, v.deleted, v.method,
  ${content('v.content')} as content, ${row} as rule_row, ${preferenceVersion} as preference_version`;
}

/** One version of one entry. Values: id, type, version. */
export const oneVersion: GatedShape = {
  name: 'version',
  text: (gate, own) => {
    const { from, where } = gate.visible('e');
    return `select ${versionColumns(gate)} from ${from} ${versionsOfEntry}
where e.id = ${own(1, 'uuid')} and e.type = ${own(2, 'text')} and v.version = ${own(3, 'integer')} and ${where}`;
  },
};

/**
 * A page of a history, newest first, and how many versions there are in all (in every row, and in one without a version where the page is
 * empty). Values: type, id (null for all of the type), since, at, where the page before it ended (last_updated, id, version), and how many.
 */
export function historyPage(of: { readonly oneEntry: boolean; readonly atMoment: boolean }): GatedShape {
  return {
    name: `history${of.oneEntry ? '_of_entry' : ''}${of.atMoment ? '_at' : ''}`,
    text: (gate, own) => {
      const { from, where } = gate.visible('e');
      const entry = of.oneEntry ? `e.id = ${own(2, 'uuid')}` : `${own(2, 'uuid')} is null`;
      const at = own(4, 'timestamptz');
      const moment = of.atMoment
        ? `h.last_updated <= ${at} and (h.superseded_at is null or h.superseded_at > ${at})`
        : `${at} is null`;
      const lead = of.atMoment
        ? ', lead(v.last_updated) over (partition by e.id order by v.version) as superseded_at'
        : '';
      const since = own(3, 'timestamptz');
      return `with history as (
  select ${versionColumns(gate)}${lead} from ${from} ${versionsOfEntry}
  where e.type = ${own(1, 'text')} and ${entry} and ${where}),
wanted as (select * from history h where (${since} is null or h.last_updated >= ${since}) and ${moment})
select t.total, w.* from (select count(*) as total from wanted) t left join lateral (
  select * from wanted
  where ${own(5, 'timestamptz')} is null
    or (last_updated, id, version) < (${own(5, 'timestamptz')}, ${own(6, 'uuid')}, ${own(7, 'integer')})
  order by last_updated desc, id desc, version desc limit ${own(8, 'integer')}) w on true
order by w.last_updated desc, w.id desc, w.version desc`;
    },
  };
}
