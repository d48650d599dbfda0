import { type Problem, type ProblemCode, problem } from '@causeway/domain';
import { numberTexts } from './number-text.js';

/** Names that would reach an object's prototype instead of becoming a member of it. No element of FHIR has them. */
const dangerousNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const spacePattern = /[ \t\n\r]*/y;
const escapePattern = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const [quote, backslash, firstPrintable] = [0x22, 0x5c, 0x20];
const words = { t: ['true', true], f: ['false', false], n: ['null', null] } as const;

/** What ended the reading; caught where it began, never seen outside this folder. */
export class UnreadableJson extends Error {
  readonly problem: Problem;
  constructor(found: Problem) {
    super(found.detail);
    this.problem = found;
  }
}

/**
 * Reads one JSON text, more strictly than JSON.parse: the same name twice in an object, names that reach the prototype, and nesting
 * deeper than `maxDepth` end it; and numbers keep how they were written. A class, since reading has a place where it stands.
 */
export class JsonReader {
  private readonly text: string;
  private readonly maxDepth: number;
  private position = 0;
  private depth = 0;

  constructor(text: string, maxDepth: number) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  /** The value that the whole text spells. Throws UnreadableJson. */
  read(): unknown {
    const value = this.value();
    this.skipSpace();
    return this.position === this.text.length ? value : this.fail('nothing more');
  }

  private value(): unknown {
    this.skipSpace();
    switch (this.text[this.position]) {
      case '{':
        return this.nested(() => this.object());
      case '[':
        return this.nested(() => this.array());
      case '"':
        return this.string();
      case 't':
      case 'f':
      case 'n':
        return this.word();
      default:
        return this.number();
    }
  }

  private nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > this.maxDepth) this.stop('CW-FHIR-003', `nested deeper than ${this.maxDepth} levels`);
    this.position += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }

  private object(): object {
    const object: Record<string, unknown> = {};
    let texts: Record<string, string> | undefined;
    if (this.takes('}')) return object;
    do {
      this.skipSpace();
      const name = this.text[this.position] === '"' ? this.string() : this.fail('a name in double quotes');
      if (dangerousNames.has(name)) this.stop('CW-FHIR-005', 'a name that no element of FHIR has');
      if (Object.hasOwn(object, name)) this.stop('CW-FHIR-002', 'a name that its object has already');
      if (!this.takes(':')) this.fail('a colon');
      const start = this.beginsAt();
      object[name] = this.value();
      const kept = this.textKept(start, object[name]);
      if (kept !== undefined) {
        texts ??= {};
        texts[name] = kept;
      }
    } while (this.takes(','));
    if (!this.takes('}')) this.fail('a comma or the end of the object');
    return texts === undefined ? object : Object.assign(object, { [numberTexts]: texts });
  }

  private array(): unknown[] {
    const array: unknown[] = [];
    let texts: Record<string, string> | undefined;
    if (this.takes(']')) return array;
    do {
      const start = this.beginsAt();
      array.push(this.value());
      const kept = this.textKept(start, array.at(-1));
      if (kept !== undefined) {
        texts ??= {};
        texts[array.length - 1] = kept;
      }
    } while (this.takes(','));
    if (!this.takes(']')) this.fail('a comma or the end of the array');
    return texts === undefined ? array : Object.assign(array, { [numberTexts]: texts });
  }

  /** How a number that was just read was written, where JavaScript would write it otherwise. */
  private textKept(start: number, value: unknown): string | undefined {
    if (typeof value !== 'number') return undefined;
    const text = this.text.slice(start, this.position);
    return text === String(value) ? undefined : text;
  }

  private string(): string {
    const start = this.position;
    let at = start + 1;
    let isEscaped = false;
    for (let code = this.text.charCodeAt(at); code !== quote; code = this.text.charCodeAt(at)) {
      if (code === backslash) {
        isEscaped = true;
        at = this.afterEscape(at);
      } else if (code >= firstPrintable) at += 1;
      else return this.failAt(at, Number.isNaN(code) ? 'the end of a string' : 'control characters escaped');
    }
    this.position = at + 1;
    const whole = this.text.slice(start, this.position);
    return isEscaped ? (JSON.parse(whole) as string) : whole.slice(1, -1);
  }

  private afterEscape(at: number): number {
    escapePattern.lastIndex = at;
    return escapePattern.test(this.text) ? escapePattern.lastIndex : this.failAt(at, 'an escape of JSON');
  }

  private number(): number {
    numberPattern.lastIndex = this.position;
    const text = numberPattern.exec(this.text)?.[0];
    const number = Number(text);
    if (text === undefined) return this.fail('a value');
    if (!Number.isFinite(number)) this.stop('CW-FHIR-001', 'a number larger than can be kept');
    this.position += text.length;
    return number;
  }

  private word(): boolean | null {
    const [word, value] = words[this.text[this.position] as keyof typeof words];
    if (!this.text.startsWith(word, this.position)) this.fail('a value');
    this.position += word.length;
    return value;
  }

  private takes(character: string): boolean {
    this.skipSpace();
    if (this.text[this.position] !== character) return false;
    this.position += 1;
    return true;
  }

  private beginsAt(): number {
    this.skipSpace();
    return this.position;
  }

  private skipSpace(): void {
    if (this.text.charCodeAt(this.position) > firstPrintable) return;
    spacePattern.lastIndex = this.position;
    spacePattern.test(this.text);
    this.position = spacePattern.lastIndex;
  }

  private failAt(position: number, expected: string): never {
    this.position = position;
    return this.fail(expected);
  }

  private fail(expected: string): never {
    const found = this.position >= this.text.length ? 'the text ends' : 'something else stands';
    throw new UnreadableJson(
      problem('CW-FHIR-001', {
        detail: `The text is not JSON: expected ${expected}; ${found} ${this.place()}.`,
      }),
    );
  }

  private stop(code: ProblemCode, found: string): never {
    throw new UnreadableJson(problem(code, { detail: `The JSON has ${found}, ${this.place()}.` }));
  }

  /** Where the reading stands, for a person to find; never what stands there. */
  private place(): string {
    const before = this.text.slice(0, this.position);
    const line = before.split('\n').length;
    return `at line ${line}, character ${this.position - before.lastIndexOf('\n')}`;
  }
}
