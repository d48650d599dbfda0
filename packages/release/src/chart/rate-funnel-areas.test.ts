import { describe, expect, it } from 'vitest';
import type { ChartCell } from './chart-cell.js';
import { rateFunnelAreas } from './rate-funnel-areas.js';

const crude = { kind: 'crude', multiplier: 1000, years: 1 } as const;
const hidden: ChartCell = { kind: 'hidden', reason: 'A small number of people.' };
const value = (figure: number): ChartCell => ({ kind: 'value', value: figure });

function area(label: string, events: number, people: number) {
  return { label, events: value(events), rate: value((events / people) * 1000), population: value(people) };
}

const shown = [area('Ely', 120, 20_000), area('March', 70, 10_000), area('Wisbech', 4, 3000)];

function drawn(areas: Parameters<typeof rateFunnelAreas>[0]) {
  const result = rateFunnelAreas(areas, crude);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('rateFunnelAreas', () => {
  it('gives each shown area its place and the side of the limits it lies on', () => {
    expect(drawn(shown).areas[2]).toEqual({
      label: 'Wisbech',
      denominator: value(3000),
      value: { kind: 'value', value: expect.closeTo(4 / 3, 10), flag: 'low-99.8' },
    });
  });

  it('draws the same funnel whether a hidden area is there or not', () => {
    const withHidden = drawn([
      ...shown,
      { label: 'Soham', events: hidden, rate: hidden, population: value(9000) },
    ]);
    expect(withHidden.funnel).toEqual(drawn(shown).funnel);
    expect(withHidden.areas[3]).toEqual({ label: 'Soham', denominator: value(9000), value: hidden });
  });

  it.each(['lower95', 'upper95', 'lower998', 'upper998'] as const)(
    'draws %s on beyond the greatest area, however few the events',
    (name) => {
      const { funnel } = drawn([area('Ely', 3, 20_000), area('March', 0, 30_000)]);
      expect(funnel.curves[name].at(-1)?.at).toBeGreaterThan(30_000);
    },
  );

  it('says why a standardised rate of few events has no place', () => {
    const standardised = { ...crude, kind: 'directly-standardised' } as const;
    const result = rateFunnelAreas(shown, standardised);
    expect(result.ok && result.value.areas[2]?.value).toMatchObject({
      kind: 'hidden',
      reason: /Fewer than 10 events/,
    });
  });

  it('refuses a funnel of nothing that can be shown', () => {
    const result = rateFunnelAreas([{ label: 'Ely', events: hidden, rate: hidden }], crude);
    expect(result).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-102' } });
  });
});
