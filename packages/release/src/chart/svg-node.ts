import { escapeText } from './escape-text.js';

/**
 * An element of a drawing. A string among the children is text, and is escaped when the drawing is written.
 */
export interface SvgNode {
  readonly name: string;
  readonly attributes: SvgAttributes;
  readonly children: readonly (SvgNode | string)[];
}

/** Attributes by name; a number is written as a coordinate. */
export type SvgAttributes = Readonly<Record<string, string | number>>;

/** An element called `name`. */
export function svgNode(
  name: string,
  attributes: SvgAttributes = {},
  children: SvgNode['children'] = [],
): SvgNode {
  return { name, attributes, children };
}

/**
 * The drawing as text: the only place where one becomes a string, so nothing enters it without being escaped.
 */
export function writeSvg({ name, attributes, children }: SvgNode): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(value)}"`);
  const open = `<${name}${written.join('')}`;
  if (children.length === 0) return `${open}/>`;
  const inner = children.map((child) => (typeof child === 'string' ? escapeText(child) : writeSvg(child)));
  return `${open}>${inner.join('')}</${name}>`;
}

/**
 * A coordinate to a hundredth, so that the last bit of a logarithm, which differs between versions of the
 * engine, does not show. One that is not finite is a RangeError: it would draw nothing and say nothing.
 */
export function coordinate(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a coordinate of a chart is a finite number');
  return String(Math.round(value * 100) / 100 + 0);
}

function attributeText(value: string | number): string {
  return typeof value === 'number' ? coordinate(value) : escapeText(value);
}
