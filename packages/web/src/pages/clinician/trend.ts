import { max, min } from 'd3-array';
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { conceptWords, listOf, objectOf, textOf } from './fhir-words.js';
import type { TimelineEntry } from './timeline-entry.js';

/** One measurement. */
export interface TrendPoint {
  readonly date: string;
  readonly value: number;
}

/** The measurements of one kind in one unit, oldest first, as a chart draws them. */
export interface Trend {
  readonly title: string;
  readonly unit: string;
  readonly points: readonly TrendPoint[];
  /** The newest reference range that was given. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly drawing: TrendDrawing;
}

/** Where everything of a trend stands, in a box of 640 by 200. */
export interface TrendDrawing {
  readonly path: string;
  readonly marks: readonly { readonly x: number; readonly y: number }[];
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly band: { readonly y: number; readonly height: number } | undefined;
}

const box = { left: 60, right: 620, top: 15, bottom: 165 };
/** Fewer are no trend; a line of the table says as much. */
const fewestPoints = 3;

/** The trends of the measurements among the entries, those with most measurements first. */
export function trendsOf(entries: readonly TimelineEntry[], most: number): readonly Trend[] {
  const byKind = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const unit = unitOf(entry);
    if (unit === undefined || entry.date === '') continue;
    const key = `${entry.title}\n${unit}`;
    byKind.set(key, [...(byKind.get(key) ?? []), entry]);
  }
  return [...byKind.values()]
    .filter((own) => own.length >= fewestPoints)
    .sort((one, other) => other.length - one.length)
    .slice(0, most)
    .map(trendOf);
}

/** The unit of a measurement; undefined for what is none. */
function unitOf({ type, resource }: TimelineEntry): string | undefined {
  const { value, unit, code } = objectOf(resource.valueQuantity);
  return type === 'Observation' && typeof value === 'number' ? textOf(unit) || textOf(code) : undefined;
}

function trendOf(entries: readonly TimelineEntry[]): Trend {
  const sorted = [...entries].sort((one, other) => (one.date < other.date ? -1 : 1));
  const newest = sorted.at(-1);
  const range = objectOf(listOf(newest?.resource.referenceRange)[0]);
  const [low, high] = [numberIn(range.low), numberIn(range.high)];
  const points = sorted.map(({ date, resource }) => ({
    date,
    value: numberIn(resource.valueQuantity) ?? Number.NaN,
  }));
  return {
    title: newest?.title ?? conceptWords(undefined),
    unit: newest === undefined ? '' : (unitOf(newest) ?? ''),
    points,
    low,
    high,
    drawing: drawingOf(points, low, high),
  };
}

function numberIn(quantity: unknown): number | undefined {
  const { value } = objectOf(quantity);
  return typeof value === 'number' ? value : undefined;
}

function drawingOf(
  points: readonly TrendPoint[],
  low: number | undefined,
  high: number | undefined,
): TrendDrawing {
  const values = [...points.map(({ value }) => value), ...[low, high].filter((each) => each !== undefined)];
  const y = scaleLinear([min(values) ?? 0, max(values) ?? 1], [box.bottom, box.top]).nice(4);
  // Evenly apart, as visits are: by days, a cluster of one week would be a single blot. The table tells the days.
  const x = scalePoint<number>(
    points.map((_point, at) => at),
    [box.left, box.right],
  ).padding(0.3);
  const marks = points.map(({ value }, at) => ({ x: rounded(x(at) ?? 0), y: rounded(y(value)) }));
  const path = line<{ x: number; y: number }>(
    (mark) => mark.x,
    (mark) => mark.y,
  )(marks);
  const [top, bottom] = [y(high ?? y.domain()[1] ?? 1), y(low ?? y.domain()[0] ?? 0)];
  const hasRange = low !== undefined || high !== undefined;
  return {
    path: path ?? '',
    marks,
    ticks: y.ticks(4).map((tick) => ({ y: rounded(y(tick)), text: y.tickFormat(4)(tick) })),
    band: hasRange ? { y: rounded(top), height: rounded(bottom - top) } : undefined,
  };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
