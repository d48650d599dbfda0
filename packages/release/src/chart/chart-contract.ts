import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesOverlap, boxHolds } from './box.js';
import type { ChartCell, HiddenFigure } from './chart-cell.js';
import { chartWidth } from './chart-frame.js';
import type { DataTable } from './data-table.js';
import { textBox } from './text-box.js';

/** A kind of chart that is held to the laws of all charts. */
export interface ChartContract<Spec> {
  readonly specs: fc.Arbitrary<Spec>;
  readonly draw: (spec: Spec) => string;
  readonly table: (spec: Spec) => DataTable;
  /** The same chart with what is hidden taken out of it. */
  readonly withoutHidden: (spec: Spec) => Spec;
  /** How many of its figures are hidden. */
  readonly hiddenCount: (spec: Spec) => number;
}

/** What any chart of a test is called. */
export const testWords = { id: 'chart-1', title: 'A & B', description: 'What <was> measured.' } as const;

/** Names that break careless drawings. */
export const anyLabel = fc.oneof(
  fc.constantFrom(
    'Ely',
    'Wisbech <North> & "East"',
    "King's Lynn and West Norfolk Rural Borough Council Area",
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);

/** A hidden figure for any reason. */
export const anyHidden: fc.Arbitrary<HiddenFigure> = anyLabel.map((label) => ({
  kind: 'hidden',
  reason: `Why: ${label}`,
}));

/** A figure of `values`, one in six hidden. */
export function anyCell(values: fc.Arbitrary<number>): fc.Arbitrary<ChartCell> {
  const shown = values.map((value) => ({ kind: 'value', value }) as const);
  return fc.oneof({ weight: 5, arbitrary: shown }, { weight: 1, arbitrary: anyHidden });
}

/** Up to 20 of `values`. */
export function anyList<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(values, { maxLength: 20, size: 'max' });
}

/** Tests that charts of this kind keep the laws that all charts keep. */
export function chartContract<Spec>(name: string, contract: ChartContract<Spec>): void {
  const always = (law: (spec: Spec) => void) =>
    fc.assert(fc.property(contract.specs, law), { numRuns: 25, seed: 20_260_101 });
  const read = (spec: Spec) => elementsOf(contract.draw(spec));

  describe(name, () => {
    it('is well-formed, has a title and a description, and refers only to itself', () => {
      always((spec) => expectSelfContained(read(spec)));
    });

    it('has no style, no script, no class and no handler', () => {
      always((spec) => expectNothingActive(read(spec)));
    });

    it('draws every mark and every word inside its frame, and no word over another', () => {
      always((spec) => {
        const elements = read(spec);
        expectInside(elements);
        expectApart(elements);
      });
    });

    it('draws the same marks whether what is hidden is there or not', () => {
      let hidden = 0;
      always((spec) => {
        hidden += contract.hiddenCount(spec);
        const bare = read(contract.withoutHidden(spec));
        expect(marksOf(read(spec))).toEqual(marksOf(bare));
      });
      expect(hidden).toBeGreaterThan(20);
    });

    it('has a table in which every row is whole, and every hidden figure a star with its reason', () => {
      always((spec) => {
        const { headings, rows, note = '' } = contract.table(spec);
        const hidden = contract.hiddenCount(spec);
        expect(rows.every((row) => row.length === headings.length)).toBe(true);
        expect(rows.flat().filter((text) => text === '*').length).toBeGreaterThanOrEqual(hidden);
        expect(note.includes('Why: ')).toBe(hidden > 0);
      });
    });

    it('is the same text every time', () => {
      always((spec) => {
        expect(contract.draw(structuredClone(spec))).toBe(contract.draw(spec));
      });
    });
  });
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  /** The element round it. */
  readonly within: Element | undefined;
}

/** The elements of a drawing, in order; throws where it is not well-formed XML of the plainest kind. */
function elementsOf(svg: string): readonly Element[] {
  const elements: Element[] = [];
  let open: Element | undefined;
  for (const [token] of svg.matchAll(/<[^>]*>|[^<]+/g)) {
    if (token.startsWith('</')) {
      if (token !== `</${open?.name}>`) throw new Error(`${token} closes <${open?.name}>`);
      open = open?.within;
    } else if (token.startsWith('<')) {
      const element = elementOf(token, open);
      elements.push(element);
      if (!token.endsWith('/>')) open = element;
    } else if (open === undefined) throw new Error('there is text outside every element');
    else open.text += unescaped(token);
  }
  if (open !== undefined) throw new Error(`<${open.name}> is left open`);
  return elements;
}

function elementOf(tag: string, within: Element | undefined): Element {
  const [, name, pairs = ''] = /^<([a-zA-Z]+)((?: [\w:-]+="[^"<]*")*)\/?>$/.exec(tag) ?? [];
  if (name === undefined) throw new Error(`${tag} is no tag`);
  const attributes: Record<string, string> = {};
  for (const [, key = '', value = ''] of pairs.matchAll(/ ([\w:-]+)="([^"]*)"/g)) {
    if (key in attributes) throw new Error(`${tag} says ${key} twice`);
    attributes[key] = unescaped(value);
  }
  return { name, attributes, text: '', within };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescaped(text: string): string {
  if (/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`${text} is not escaped`);
  return text.replace(/&([^;]+);/g, (_, name) => entities[name] ?? '');
}

/** The marks of a drawing: what has a name that shows where a pointer rests. */
function marksOf(elements: readonly Element[]) {
  const titles = elements.filter(({ name, within }) => name === 'title' && within?.name !== 'svg');
  return titles.map(({ text, within }) => ({ text, name: within?.name, attributes: within?.attributes }));
}

function expectSelfContained(elements: readonly Element[]): void {
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const [root] = elements;
  expect(root?.attributes.role).toBe('img');
  const named = root?.attributes['aria-labelledby']?.split(' ') ?? [];
  const words = named.map((id) => elements.find(({ attributes }) => attributes.id === id));
  expect(words.map((element) => element?.name)).toEqual(['title', 'desc']);
  expect(words[0]?.text).toBe(testWords.title);
  expect(words[1]?.text.startsWith(testWords.description)).toBe(true);
  const values = elements.flatMap(({ attributes }) => Object.values(attributes));
  const references = values.flatMap((value) => /^url\(#(.*)\)$/.exec(value)?.[1] ?? []);
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
}

function expectNothingActive(elements: readonly Element[]): void {
  const drawing = [
    'svg',
    'title',
    'desc',
    'defs',
    'g',
    'clipPath',
    'pattern',
    'path',
    'line',
    'rect',
    'text',
  ];
  expect(elements.filter(({ name }) => !drawing.includes(name))).toEqual([]);
  const names = elements.flatMap(({ attributes }) => Object.keys(attributes));
  expect(names.filter((name) => /^(?:style|class|on.*|.*href)$/.test(name))).toEqual([]);
}

const figure = ({ attributes }: Element, name: string) => Number(attributes[name] ?? 0);

function expectInside(elements: readonly Element[]): void {
  const bottom = Number(elements[0]?.attributes.viewBox?.split(' ')[3]);
  const frame = { left: 0, top: 0, right: chartWidth, bottom };
  const boxes = elements.flatMap((element) => boxOf(element) ?? []);
  expect(boxes.filter((box) => !boxHolds(frame, box))).toEqual([]);
}

function expectApart(elements: readonly Element[]): void {
  const boxes = elements.filter(({ name }) => name === 'text').flatMap((text) => boxOf(text) ?? []);
  const over = boxes.filter((box, index) => boxes.slice(0, index).some((other) => boxesOverlap(box, other)));
  expect(over).toEqual([]);
}

/** The box of a bar, a mark or a text, drawn in a little, because coordinates are rounded. */
function boxOf(element: Element) {
  const [x, y] = [figure(element, 'x'), figure(element, 'y')];
  if (element.name === 'rect')
    return { left: x, top: y, right: x + figure(element, 'width') - 0.02, bottom: y };
  if (element.name === 'text')
    return smaller(
      textBox(element.text, { x, y, size: figure(element, 'font-size'), anchor: anchorOf(element) }),
    );
  const [, markX, markY] =
    /^translate\(([\d.-]+),([\d.-]+)\)/.exec(String(element.attributes.transform)) ?? [];
  if (markX === undefined || markY === undefined) return undefined;
  return {
    left: Number(markX) - 7,
    top: Number(markY) - 7,
    right: Number(markX) + 7,
    bottom: Number(markY) + 7,
  };
}

function anchorOf({ attributes }: Element) {
  const anchor = attributes['text-anchor'];
  return anchor === 'end' || anchor === 'middle' ? anchor : 'start';
}

function smaller(box: ReturnType<typeof textBox>) {
  return { left: box.left + 0.02, top: box.top + 0.02, right: box.right - 0.02, bottom: box.bottom - 0.02 };
}
