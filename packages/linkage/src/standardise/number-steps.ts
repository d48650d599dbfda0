import { call, capitals, join, literal, type Sql, type Step, sql } from '@causeway/engine';
import type { LinkageMode, LinkageSpec } from '../linkage-spec.js';
import type { IgnoreLists } from './ignore-lists.js';
import { checkDigitHolds, isOneCharacterRepeated, oneEditCorrections } from './nhs-number-sql.js';
import { isNeighbourSwap } from './text-slip-sql.js';

function spellingsStep(ignore: IgnoreLists): Step {
  // Most numbers come plain, and are spared the pattern.
  const plain = sql`case when length(nhs_number) = 10 then nhs_number
    else ${capitals(call('regexReplaceAll', sql`nhs_number`, literal('[ -]'), literal('')))} end`;
  return {
    table: 'link_number_spellings',
    why: 'Each spelling of a number once, with its characters alone; numbers that stand for "none" are left out.',
    query: sql`select spelling, plain
      from (select nhs_number as spelling, ${plain} as plain
        from (select distinct nhs_number from link_input where nhs_number is not null) as n) as p
      where plain <> '' and not ${isOneCharacterRepeated(sql`plain`)} and plain not in (${join(['', ...ignore.numbers].map(literal))})`,
  };
}

const nhsNumberSteps: readonly Step[] = [
  {
    table: 'link_numbers',
    why: 'Which numbers pass modulus 11. A valid number identifies; a wrong one of 9 to 11 digits is a clue; anything else is none.',
    query: sql`select spelling, case when valid then digits end as number,
        case when not valid then digits end as wrong_number, plain
      from (select spelling, plain, digits, length(plain) = 10 and ${checkDigitHolds(sql`digits`)} as valid
        from (select spelling, plain, cast(plain as bigint) as digits from link_number_spellings
          where ${call('regexMatches', sql`plain`, literal('^[0-9]{9,11}$'))}) as d) as v`,
  },
  {
    table: 'link_wrong_numbers',
    why: 'The numbers whose check digit does not fit, or with a digit too many or too few.',
    query: sql`select distinct wrong_number, plain as digits from link_numbers where wrong_number is not null`,
  },
  {
    table: 'link_corrections',
    why: 'The valid numbers one slip of the keyboard from each wrong one.',
    query: oneEditCorrections('link_wrong_numbers'),
  },
];

/** In mode `link` a number is confirmed by another source, otherwise by another record. */
function holder(mode: LinkageMode): Sql {
  return mode === 'link' ? sql`i.source` : sql`i.rid`;
}

const longestOpaqueNumber = 64;

function opaqueNumberSteps(mode: LinkageMode): readonly Step[] {
  const place = sql`(select ${call('unnest', call('numberSequence', literal(1), literal(longestOpaqueNumber)))} as place) as places`;
  const near = sql`(${call('editDistance', sql`a.plain`, sql`b.plain`)} = 1 or ${isNeighbourSwap(sql`a.plain`, sql`b.plain`)})`;
  return [
    {
      table: 'link_opaque_numbers',
      why: 'Numbers without a check digit, each once, with how many hold it: a second holder is what confirms such a number.',
      query: sql`select cast(row_number() over (order by plain) as bigint) as number_id, plain, holders
        from (select s.plain, count(distinct ${holder(mode)}) as holders
          from link_input i
          join link_number_spellings s on s.spelling = i.nhs_number
          group by s.plain) as h`,
    },
    {
      table: 'link_numbers',
      why: 'A number that two hold identifies; one that only one holds may be a slip, and is a clue.',
      query: sql`select s.spelling, case when o.holders > 1 then o.number_id end as number,
          case when o.holders = 1 then o.number_id end as wrong_number, s.plain
        from link_number_spellings s join link_opaque_numbers o on o.plain = s.plain`,
    },
    {
      table: 'link_number_deletions',
      why: 'Each number with one character left out: two numbers one slip apart share one of these, so that no two need be compared that do not.',
      query: sql`select distinct number_id, holders, plain, substr(plain, 1, place - 1) || substr(plain, place + 1) as shortened
        from link_opaque_numbers cross join ${place} where place <= length(plain)
        union all select number_id, holders, plain, plain from link_opaque_numbers`,
    },
    {
      table: 'link_corrections',
      why: 'The numbers one slip of the keyboard from each number that nobody confirms.',
      query: sql`select distinct a.number_id as wrong_number, b.number_id as number
        from link_number_deletions a
        join link_number_deletions b on a.shortened = b.shortened and a.number_id <> b.number_id
        where a.holders = 1 and ${near}`,
    },
  ];
}

/**
 * The steps that give `link_numbers` (spelling, number, wrong_number) and `link_corrections` (wrong_number, number), by scheme. `number`
 * identifies a person; `wrong_number` is a clue. Under `nhs` the check digit tells them apart; under `none` whether another holds it.
 */
export function numberSteps(spec: LinkageSpec, ignore: IgnoreLists): readonly Step[] {
  const steps = spec.identifierScheme === 'nhs' ? nhsNumberSteps : opaqueNumberSteps(spec.mode);
  return [spellingsStep(ignore), ...steps];
}
