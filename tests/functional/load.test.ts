import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../repository.js';
import { causeway, startCauseway } from './causeway-command.js';

interface Loaded {
  readonly loaded: Readonly<Record<string, number>>;
  readonly alreadyThere: number;
  readonly choices: { readonly said: number; readonly notUnderstood: number };
  readonly isWhole: boolean;
}

const synthea = join(repositoryRoot, '..', 'shared', 'data', 'fhir', 'synthea-r4');
const total = ({ loaded }: Loaded) => Object.values(loaded).reduce((sum, n) => sum + n, 0);

describe('causeway load', () => {
  let folder = '';
  let region = '';

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'causeway-load-')));
    region = join(folder, 'region');
    await causeway('region', '--people', '200', '--seed', '3', '--out', region);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const load = async (data: string, ...paths: readonly string[]): Promise<Loaded> => {
    const { exitCode, output, errors } = await causeway('load', ...paths, '--data', data, '--json');
    expect(exitCode, errors).toBe(0);
    return JSON.parse(output) as Loaded;
  };

  const verify = async (data: string): Promise<boolean> => {
    const { output } = await causeway('audit', 'verify', '--data', data, '--json');
    return (JSON.parse(output) as { isWhole: boolean }).isWhole;
  };

  it('takes a region in, recognises it the second time, and logs what it took', async () => {
    const data = join(folder, 'twice');
    const first = await load(data, region);
    expect(first.loaded.Patient).toBe(200);
    expect(first.choices).toMatchObject({ notUnderstood: 0 });
    expect(first.choices.said).toBeGreaterThan(0);
    const second = await load(data, region);
    expect([total(second), second.alreadyThere]).toEqual([0, total(first)]);
    expect(await verify(data)).toBe(true);
  });

  it('goes on after it was killed, and loses and doubles nothing', async () => {
    const data = join(folder, 'killed');
    await load(join(folder, 'whole'), region).then(async (whole) => {
      const running = startCauseway('load', region, '--data', data);
      const killed = setTimeout(running.kill, 3000);
      await running.end;
      clearTimeout(killed);
      const rest = await load(data, region);
      expect(total(rest) + rest.alreadyThere).toBe(total(whole));
    });
    expect(await verify(data)).toBe(true);
  });

  it.skipIf(!existsSync(synthea))('takes Synthea bundles in (../shared/data/fhir/synthea-r4)', async () => {
    const first = await load(join(folder, 'synthea'), synthea, '--organisation', 'A81001');
    expect(first.loaded.Patient).toBe(9);
    expect(first.loaded.Observation).toBe(1000);
    const second = await load(join(folder, 'synthea'), synthea, '--organisation', 'A81001');
    expect(total(second)).toBe(0);
  });
});
