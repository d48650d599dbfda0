#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const compiled = new URL('../dist/main.js', import.meta.url);
if (!existsSync(fileURLToPath(compiled))) {
  console.error('Causeway is not compiled yet. In the checkout run: npm run setup');
  process.exit(1);
}
const { main } = await import(compiled.href);
await main();
