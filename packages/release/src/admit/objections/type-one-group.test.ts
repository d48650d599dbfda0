import { type LocalDate, localDate, type OdsCode } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideTypeOne } from './type-one-decision.js';
import { type Registration, registeredPractice, typeOneGroups } from './type-one-group.js';
import type { UnderstoodObjection } from './understood-objection.js';

const asAt = localDate(2026, 1, 1);
const dissentCode = '827241000000103';
const withdrawnCode = '827261000000102';

function registration(
  recordId: string,
  nhsNumber: string | null,
  [validFrom, validTo]: readonly [string?, string?] = [],
): Registration {
  const date = (text: string | undefined) => (text ?? null) as LocalDate | null;
  const ods = recordId.split(':')[0] as OdsCode;
  return { recordId, ods, nhsNumber, validFrom: date(validFrom), validTo: date(validTo) };
}

function objection(recordId: string, code: string, on = '2021-03-04'): UnderstoodObjection {
  const [ods, localId = ''] = recordId.split(':');
  return {
    ods: ods as OdsCode,
    localId,
    code,
    family: 'type-1',
    effect: code === dissentCode ? 'dissent' : 'withdrawn',
    effectiveAt: on as LocalDate,
    recordedAt: on as LocalDate,
    enteredInError: false,
    isPartlyUnread: false,
  };
}

/** The ids of records left out. */
function leftOut(
  registrations: readonly Registration[],
  objections: readonly UnderstoodObjection[],
): string[] {
  return decideTypeOne(typeOneGroups(registrations, objections), asAt).leftOut.map(
    ({ recordId }) => recordId,
  );
}

describe('Type 1 over the practices of a region', () => {
  it('leaves out the record in which the objection stands', () => {
    expect(
      leftOut([registration('A:1', null), registration('A:2', null)], [objection('A:1', dissentCode)]),
    ).toEqual(['A:1']);
  });

  it('follows the person to another practice by the NHS number, also by an earlier one', () => {
    const registrations = [
      registration('A:1', 'old', ['2000-01-01', '2015-01-01']),
      registration('B:1', 'old', ['2015-01-01', '2020-01-01']),
      registration('B:1', 'new', ['2020-01-01', '2021-01-01']),
      registration('C:1', 'new', ['2021-01-01']),
      registration('C:2', 'other', ['2021-01-01']),
    ];
    expect(leftOut(registrations, [objection('A:1', dissentCode)])).toEqual(['A:1', 'B:1', 'C:1']);
  });

  it('lets the practice of today confirm that the objection is over', () => {
    const registrations = [
      registration('A:1', 'n', ['2000-01-01', '2022-01-01']),
      registration('B:1', 'n', ['2022-01-01']),
    ];
    const objections = [objection('A:1', dissentCode), objection('B:1', withdrawnCode, '2022-02-01')];
    const decision = decideTypeOne(typeOneGroups(registrations, objections), asAt);
    expect(decision.leftOut).toEqual([]);
    expect(decision.superseded).toEqual([{ ods: 'A', recordId: 'A:1' }]);
  });

  it('does not let a former practice take back what the practice of today records', () => {
    const registrations = [
      registration('A:1', 'n', ['2000-01-01', '2022-01-01']),
      registration('B:1', 'n', ['2022-01-01']),
    ];
    const objections = [
      objection('B:1', dissentCode, '2020-01-01'),
      objection('A:1', withdrawnCode, '2023-01-01'),
    ];
    expect(leftOut(registrations, objections)).toEqual(['A:1', 'B:1']);
  });

  it('takes any dissent as active where the practice of today cannot be told', () => {
    const registrations = [registration('A:1', 'n'), registration('B:1', 'n')];
    const objections = [objection('A:1', dissentCode), objection('B:1', withdrawnCode, '2024-01-01')];
    expect(leftOut(registrations, objections)).toEqual(['A:1', 'B:1']);
  });

  it('counts an objection whose record was not sent as recorded, with nothing to leave out', () => {
    const decision = decideTypeOne(typeOneGroups([], [objection('A:9', dissentCode)]), asAt);
    expect(decision.recorded).toEqual([{ ods: 'A', recordId: 'A:9' }]);
    expect(decision.leftOut).toEqual([]);
  });

  it('groups records as the slow way of joining pairs until nothing changes does', () => {
    const rows = fc.array(
      fc.record({
        record: fc.integer({ min: 0, max: 7 }),
        number: fc.option(fc.integer({ min: 0, max: 4 })),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (drawn) => {
        const registrations = drawn.map(({ record, number }) =>
          registration(`A:${record}`, number === null ? null : `n${number}`),
        );
        const groups = typeOneGroups(registrations, []).map((group) =>
          [...new Set(group.registrations.map(({ recordId }) => recordId))].sort(),
        );
        expect(groups.sort()).toEqual(slowGroups(registrations).sort());
      }),
    );
  });
});

/** Every record with all that can be reached from it by shared numbers. */
function slowGroups(registrations: readonly Registration[]): string[][] {
  const reachedFrom = (recordId: string): string[] => {
    const reached = new Set([recordId]);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      const numbers = new Set(
        registrations.filter((row) => reached.has(row.recordId)).map((row) => row.nhsNumber),
      );
      for (const row of registrations)
        if (row.nhsNumber !== null && numbers.has(row.nhsNumber)) reached.add(row.recordId);
    }
    return [...reached].sort();
  };
  const all = registrations.map(({ recordId }) => reachedFrom(recordId));
  return [...new Map(all.map((group) => [group.join(), group])).values()];
}

describe('registeredPractice', () => {
  it.each([
    ['the only one', [registration('A:1', 'n')], 'A'],
    [
      'the one that is open',
      [registration('A:1', 'n', ['2000-01-01', '2020-01-01']), registration('B:1', 'n')],
      'B',
    ],
    [
      'the one opened last',
      [registration('A:1', 'n', ['2000-01-01']), registration('B:1', 'n', ['2020-01-01'])],
      'B',
    ],
    [
      'the one closed last where none is open',
      [
        registration('A:1', 'n', ['2000-01-01', '2020-01-01']),
        registration('B:1', 'n', ['2000-01-01', '2021-01-01']),
      ],
      'B',
    ],
    [
      'one with an open row among closed ones',
      [
        registration('A:1', 'n', ['2000-01-01', '2010-01-01']),
        registration('A:1', 'n', ['2010-01-01']),
        registration('B:1', 'n', ['2005-01-01', '2012-01-01']),
      ],
      'A',
    ],
    [
      'none where two were opened on one day',
      [registration('A:1', 'n', ['2020-01-01']), registration('B:1', 'n', ['2020-01-01'])],
      undefined,
    ],
    [
      'none where one of two open ones has no date',
      [registration('A:1', 'n'), registration('B:1', 'n', ['2020-01-01'])],
      undefined,
    ],
    ['none of none', [], undefined],
  ])('is %s', (_, registrations, expected) => {
    expect(registeredPractice(registrations, asAt)).toBe(expected);
  });
});
