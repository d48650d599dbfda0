import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const sources = fileURLToPath(new URL('../', import.meta.url));

/** Tables and views that hold entries, wherever a statement takes them from or writes to them. */
const entryTable =
  /\b(from|join|into|update|only|table|truncate)\s+(?:public\.)?"?(entry|entry_version|shared_entry)\b/gi;

/** What may name them beside the gate, and how. Each has its reason; a new one needs one as good. */
const permitted: readonly { readonly file: RegExp; readonly words: RegExp; readonly tables: RegExp }[] = [
  { file: /^gate\//, words: /./, tables: /./ },
  // A write keeps what it supersedes, by the key the gate gave it; and reads shared_entry of what belongs to nobody.
  {
    file: /^entries\/write-statements\.ts$/,
    words: /^(into|update|from)$/i,
    tables: /^(entry|entry_version)$/,
  },
  { file: /^entries\/version-statements\.ts$/, words: /^from$/i, tables: /^entry_version$/ },
  { file: /^entries\/begin-person\.ts$/, words: /^from$/i, tables: /^shared_entry$/ },
  { file: /^load\//, words: /./, tables: /./ },
  // The labels of an entry at a moment, never its content, for an explanation that says no more than its reader may know.
  { file: /^choices\/explain-entry\.ts$/, words: /^from$/i, tables: /^(entry|entry_version)$/ },
  // Whether the asker's organisation recorded what it is to disclose; and which organisation a Consent names, of what belongs to nobody.
  { file: /^choices\/set-person-choice\.ts$/, words: /^from$/i, tables: /^entry$/ },
  { file: /^consent\/take-consent\.ts$/, words: /^from$/i, tables: /^entry$/ },
];

/** The places in `text` that go past the gate, as `file: words`. */
function pastTheGate(file: string, text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*(?:\/\/|--).*$/gm, '');
  return [...code.matchAll(entryTable)].flatMap(([place, word = '', table = '']) =>
    permitted.some((each) => each.file.test(file) && each.words.test(word) && each.tables.test(table))
      ? []
      : [`${file}: ${place}`],
  );
}

function sourceFiles(): readonly string[] {
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .map((file) => relative('.', file))
    .filter(
      (file) => file.endsWith('.ts') && !/\.test\.ts$|-contract\.ts$|(^|\/)(testing|tests)\//.test(file),
    );
}

describe('the one gate', () => {
  it('is the only code that takes entries from their tables', () => {
    const files = sourceFiles();
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap((file) => pastTheGate(file, readFileSync(join(sources, file), 'utf8')))).toEqual([]);
  });

  it('would be found missing (canary)', () => {
    expect(
      pastTheGate('search/planted.ts', 'const text = `select content from entry e where e.id = $1`;'),
    ).toEqual(['search/planted.ts: from entry']);
    expect(pastTheGate('entries/planted.ts', 'join  "entry_version" v on true')).toHaveLength(1);
    expect(pastTheGate('choices/planted.ts', 'select 1 from shared_entry')).toHaveLength(1);
    expect(pastTheGate('entries/write-statements.ts', 'select content from shared_entry')).toHaveLength(1);
    expect(
      pastTheGate('choices/planted.ts', '// taken from entry by entry\nselect entry from disclosure'),
    ).toEqual([]);
  });

  it('is asked through the name it exports, which stands nowhere else in the text of a statement', () => {
    const naming = sourceFiles().filter((file) =>
      /readableEntries/.test(readFileSync(join(sources, file), 'utf8')),
    );
    expect(naming.every((file) => file.startsWith('gate/'))).toBe(true);
  });
});
