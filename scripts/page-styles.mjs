// Compiles packages/web/styles into packages/web/built/causeway.css, unless that is newer than all it is made of. `npm run setup` runs it.
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const styles = join(root, 'packages', 'web', 'styles');
const built = join(root, 'packages', 'web', 'built', 'causeway.css');

const changedAt = (path) => statSync(path).mtimeMs;
const sources = [
  ...readdirSync(styles).map((name) => join(styles, name)),
  join(root, 'node_modules', 'nhsuk-frontend', 'package.json'),
];
if (!existsSync(built) || sources.some((source) => changedAt(source) > changedAt(built))) {
  // Loaded only where there is something to do: most runs have nothing.
  const { compile } = await import('sass');
  const { css } = compile(join(styles, 'causeway.scss'), {
    loadPaths: [join(root, 'node_modules')],
    style: 'compressed',
    quietDeps: true,
    silenceDeprecations: ['if-function'],
  });
  mkdirSync(join(built, '..'), { recursive: true });
  writeFileSync(built, css);
}
