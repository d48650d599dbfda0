/** One violation to plant, and what the gate must say of it. */
export interface Canary {
  readonly violation: string;
  readonly path: string;
  readonly text: string;
  /** The rule that must catch it. */
  readonly rule: string;
  /** A part of the sentence that must be printed beside it. */
  readonly sentence: string;
}

const throughTheDoor = 'Import from the door of a package';

/** What the linter must catch, each in a file of its own. */
export const lintCanaries: readonly Canary[] = [
  {
    violation: 'an import upwards',
    path: 'packages/choices/src/canary-upwards.ts',
    text: `import { sql } from '@causeway/engine';\n\nexport const canary = sql\`select 1\`;\n`,
    rule: 'noUndeclaredDependencies',
    sentence: '@causeway/engine',
  },
  {
    violation: 'an import upwards of a type alone',
    path: 'packages/choices/src/canary-upwards-type.ts',
    text: `import type { Sql } from '@causeway/engine';\n\nexport type Canary = Sql;\n`,
    rule: 'noUndeclaredDependencies',
    sentence: '@causeway/engine',
  },
  {
    violation: 'an import past the door of a package, by its name',
    path: 'packages/linkage/src/canary-past-the-door.ts',
    text: `import { printSql } from '@causeway/engine/src/print-sql.js';\n\nexport const canary = printSql;\n`,
    rule: 'noRestrictedImports',
    sentence: throughTheDoor,
  },
  {
    violation: 'an import past the door of a package, by its folder',
    path: 'packages/linkage/src/canary-through-the-wall.ts',
    text: `import { printSql } from '../../engine/src/print-sql.js';\n\nexport const canary = printSql;\n`,
    rule: 'noRestrictedImports',
    sentence: throughTheDoor,
  },
  {
    violation: 'an import past the door that is made at run time',
    path: 'packages/release/src/canary-late-import.ts',
    text: `export const canary = () => import('../../engine/src/print-sql.js');\n`,
    rule: 'noRestrictedImports',
    sentence: throughTheDoor,
  },
  {
    violation: 'an import past the door in a test',
    path: 'tests/canary-past-the-door.test.ts',
    text: `import { printSql } from '../packages/engine/src/print-sql.js';\n\nexport const canary = printSql;\n`,
    rule: 'noRestrictedImports',
    sentence: throughTheDoor,
  },
  {
    violation: 'an import cycle',
    path: 'packages/engine/src/canary-hen.ts',
    text: `import { egg } from './canary-egg.js';\n\nexport const hen = (): unknown => egg;\n`,
    rule: 'noImportCycles',
    sentence: 'cycle',
  },
  {
    violation: 'an import cycle of types alone',
    path: 'packages/engine/src/canary-egg.ts',
    text: `import type { hen } from './canary-hen.js';\n\nexport const egg = (bird: typeof hen): unknown => bird;\n`,
    rule: 'noImportCycles',
    sentence: 'cycle',
  },
  {
    violation: 'a promise that nobody waits for',
    path: 'packages/release/src/canary-floating-promise.ts',
    text: `async function later(): Promise<void> {}\n\nexport function canary(): void {\n  later();\n}\n`,
    rule: 'noFloatingPromises',
    sentence: 'Promise',
  },
  {
    violation: 'a promise where a condition is expected',
    path: 'packages/release/src/canary-misused-promise.ts',
    text: `async function ready(): Promise<boolean> {\n  return true;\n}\n\nexport function canary(): number {\n  return ready() ? 1 : 0;\n}\n`,
    rule: 'noMisusedPromises',
    sentence: 'Promise',
  },
  {
    violation: 'any',
    path: 'packages/linkage/src/canary-any.ts',
    text: `export const canary = (value: any): unknown => value;\n`,
    rule: 'noExplicitAny',
    sentence: 'any',
  },
  {
    violation: 'an assertion that a value is not null',
    path: 'packages/linkage/src/canary-non-null.ts',
    text: `export const canary = (value: string | undefined): string => value!;\n`,
    rule: 'noNonNullAssertion',
    sentence: 'non-null',
  },
  {
    violation: 'a JavaScript Date in domain',
    path: 'packages/domain/src/canary-date.ts',
    text: `export const canary = (): unknown => new Date();\n`,
    rule: 'noRestrictedGlobals',
    sentence: 'A day is a LocalDate',
  },
  {
    violation: 'the clock in release',
    path: 'packages/release/src/canary-clock.ts',
    text: `export const canary = (): number => performance.now();\n`,
    rule: 'noRestrictedGlobals',
    sentence: 'The clock is an argument',
  },
  {
    violation: 'Math.random in region',
    path: 'packages/region/src/canary-random.ts',
    text: `export const canary = (): number => Math.random();\n`,
    rule: 'noJsRestrictedProperties',
    sentence: 'take a seeded `random` from the caller',
  },
  {
    violation: 'Math.random taken out of Math',
    path: 'packages/linkage/src/canary-random-taken-out.ts',
    text: `export const { random } = Math;\n`,
    rule: 'noJsRestrictedProperties',
    sentence: 'take a seeded `random` from the caller',
  },
  {
    violation: 'a file read in choices',
    path: 'packages/choices/src/canary-file.ts',
    text: `import { readFileSync } from 'node:fs';\n\nexport const canary = readFileSync;\n`,
    rule: 'noNodejsModules',
    sentence: 'Node.js builtin module',
  },
  {
    violation: 'a process started in domain',
    path: 'packages/domain/src/canary-process.ts',
    text: `import { spawn } from 'node:child_process';\n\nexport const canary = spawn;\n`,
    rule: 'noNodejsModules',
    sentence: 'Node.js builtin module',
  },
  {
    violation: 'the environment read outside the command',
    path: 'packages/release/src/canary-environment.ts',
    text: `export const canary = process.env.HOME;\n`,
    rule: 'noProcessEnv',
    sentence: 'process.env',
  },
  {
    violation: 'something printed outside the command',
    path: 'packages/release/src/canary-console.ts',
    text: `export const canary = (): void => console.log('printed');\n`,
    rule: 'noConsole',
    sentence: 'console',
  },
  {
    violation: 'a default export',
    path: 'packages/engine/src/canary-default.ts',
    text: `export default function canary(): void {}\n`,
    rule: 'noDefaultExport',
    sentence: 'default export',
  },
  {
    violation: 'a barrel that is no door',
    path: 'packages/release/src/run/canary-barrel.ts',
    text: `export { publish } from './publish.js';\n`,
    rule: 'noBarrelFile',
    sentence: 'barrel',
  },
  {
    violation: 'a package of the tests used in a source',
    path: 'packages/linkage/src/canary-test-package.ts',
    text: `import fc from 'fast-check';\n\nexport const canary = fc;\n`,
    rule: 'noUndeclaredDependencies',
    sentence: 'fast-check',
  },
  {
    violation: 'a fourth parameter',
    path: 'packages/engine/src/canary-parameters.ts',
    text: `export function canary(a: number, b: number, c: number, d: number): number {\n  return a + b + c + d;\n}\n`,
    rule: 'useMaxParams',
    sentence: '3',
  },
  {
    violation: 'a file too long to read',
    path: 'packages/engine/src/canary-length.ts',
    text: Array.from({ length: 301 }, (_, index) => `export const n${index} = ${index};\n`).join(''),
    rule: 'noExcessiveLinesPerFile',
    sentence: '300',
  },
  {
    violation: 'a test that keeps the others from running',
    path: 'packages/engine/src/canary-focus.test.ts',
    text: `import { expect, it } from 'vitest';\n\nit.only('is alone', () => {\n  expect(1).toBe(1);\n});\n`,
    rule: 'noFocusedTests',
    sentence: 'focus',
  },
  {
    violation: 'a file that the formatter would write otherwise',
    path: 'packages/engine/src/canary-format.ts',
    text: `export const canary = "double quotes";\n`,
    rule: 'format',
    sentence: 'formatting',
  },
];

/** What the compiler must catch. */
export const typeCanaries: readonly Canary[] = [
  {
    violation: 'an element of a list taken for granted',
    path: 'packages/linkage/src/canary-unchecked-index.ts',
    text: `export const canary = (words: readonly string[]): string => words[0];\n`,
    rule: 'TS2322',
    sentence: 'undefined',
  },
  {
    violation: 'undefined where a property may only be left out',
    path: 'packages/linkage/src/canary-exact-optional.ts',
    text: `export const canary: { readonly word?: string } = { word: undefined };\n`,
    rule: 'TS2375',
    sentence: 'exactOptionalPropertyTypes',
  },
  {
    violation: 'an import past the door of a package',
    path: 'packages/linkage/src/canary-no-such-door.ts',
    text: `export type { Sql } from '@causeway/engine/src/sql.js';\n`,
    rule: 'TS2307',
    sentence: '@causeway/engine/src/sql.js',
  },
  {
    violation: 'an enum',
    path: 'packages/linkage/src/canary-enum.ts',
    text: `export enum Canary {\n  yellow = 'yellow',\n}\n`,
    rule: 'TS1294',
    sentence: 'erasableSyntaxOnly',
  },
  {
    violation: 'a plain string in a statement',
    path: 'packages/linkage/src/canary-injection.ts',
    text: `import { type Sql, sql } from '@causeway/engine';\n\nexport const canary = (name: string): Sql => sql\`drop table \${name}\`;\n`,
    rule: 'TS2345',
    sentence: "'string' is not assignable to parameter of type 'Sql'",
  },
];
