import type { Persona } from '@causeway/web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpService, organisationOf, startHttpService } from './http-service.js';

/** Name, number and address of nobody: they must be found nowhere but in what was asked for. */
const patient = {
  resourceType: 'Patient',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' }],
  name: [{ family: 'Zzmarkedfamily', given: ['Zzmarkedgiven'] }],
  gender: 'female',
  birthDate: '1950-05-01',
};

function note(person: string, text: string) {
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { text },
    subject: { reference: `Patient/${person}` },
    effectiveDateTime: '2026-11-01T10:00:00Z',
  };
}

describe('the canonical example over HTTP', () => {
  let service: HttpService;
  let person = '';
  const notes = new Map<Persona, string>();

  const created = async (persona: Persona, type: string, body: unknown) => {
    const answer = await service.ask(persona, type, { method: 'POST', body });
    expect(answer.status, answer.text).toBe(201);
    return String(answer.body.id);
  };
  const operate = async (persona: Persona, name: string, values: Readonly<Record<string, string>>) => {
    const parameter = Object.entries(values).map(([key, valueString]) => ({ name: key, valueString }));
    return service.ask(persona, `Patient/${person}/$${name}`, {
      method: 'POST',
      body: { resourceType: 'Parameters', parameter },
      patient: person,
    });
  };
  const say = async (persona: Persona, direction: 'out' | 'in', decision: 'yes' | 'no' | 'withdraw') => {
    const organization = organisationOf[persona] ?? '';
    const answer = await operate('patient', 'sharing', {
      organization,
      direction,
      decision,
      method: 'online',
    });
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  const sees = async (persona: Persona, of: Persona) => {
    const answer = await service.ask(persona, `Observation/${notes.get(of)}`);
    return answer.status === 200;
  };

  beforeAll(async () => {
    service = await startHttpService();
    person = await created('gp', 'Patient', patient);
    for (const persona of ['district-nurse', 'smoking-clinic'] as const) {
      const claimed = await operate(persona, 'claim-relationship', { reason: 'new on the caseload' });
      expect(claimed.status, claimed.text).toBe(200);
    }
    for (const persona of ['gp', 'district-nurse', 'smoking-clinic'] as const) {
      notes.set(persona, await created(persona, 'Observation', note(person, `note of ${persona}`)));
      await say(persona, 'out', 'yes');
    }
    await say('gp', 'in', 'yes');
    await say('district-nurse', 'in', 'yes');
  });
  afterAll(() => service?.close());

  it('shows the note of the clinic, which shares out only, to practice and nurse', async () => {
    expect([await sees('gp', 'smoking-clinic'), await sees('district-nurse', 'smoking-clinic')]).toEqual([
      true,
      true,
    ]);
    expect([await sees('gp', 'district-nurse'), await sees('district-nurse', 'gp')]).toEqual([true, true]);
  });

  it('shows the clinic its own note and nothing else', async () => {
    const page = await service.ask('smoking-clinic', `Observation?patient=${person}`);
    const ids = page.body.entry.flatMap((entry: { search: { mode: string }; resource: { id: string } }) =>
      entry.search.mode === 'match' ? [entry.resource.id] : [],
    );
    expect(ids).toEqual([notes.get('smoking-clinic')]);
    expect(await sees('smoking-clinic', 'gp')).toBe(false);
  });

  it('answers for a note that is hidden as for one that does not exist', async () => {
    const hidden = await service.ask('smoking-clinic', `Observation/${notes.get('gp')}`);
    const unknown = await service.ask('smoking-clinic', 'Observation/3b4b03a5-52ba-4ba6-9b82-70350aa109d8');
    expect(hidden.status).toBe(404);
    expect(hidden.text).toBe(unknown.text);
  });

  it('tells every preference with its source and history', async () => {
    const { body } = await service.ask('patient', `Patient/${person}/$sharing`, { patient: person });
    const parts = body.parameter
      .filter(({ name }: { name: string }) => name === 'preference')
      .map(({ part }: { part: { name: string; valueCode?: string }[] }) =>
        Object.fromEntries(part.map((each) => [each.name, each.valueCode])),
      );
    expect(parts).toContainEqual(
      expect.objectContaining({
        organization: 'RYV',
        direction: 'out',
        decision: 'yes',
        source: 'patient',
        method: 'online',
      }),
    );
  });

  it('obeys with the very next request when the person withdraws, and when they say yes again', async () => {
    await say('smoking-clinic', 'out', 'no');
    expect([await sees('gp', 'smoking-clinic'), await sees('district-nurse', 'smoking-clinic')]).toEqual([
      false,
      false,
    ]);
    expect(await sees('smoking-clinic', 'smoking-clinic')).toBe(true);
    await say('smoking-clinic', 'out', 'yes');
    expect(await sees('gp', 'smoking-clinic')).toBe(true);
  });

  it('opens on broken glass what was refused here, and the officer has the alert', async () => {
    await say('district-nurse', 'in', 'no');
    expect(await sees('district-nurse', 'gp')).toBe(false);
    const broken = await operate('district-nurse', 'break-glass', {
      reason: 'emergency',
      text: 'found unconscious',
    });
    expect(broken.status, broken.text).toBe(200);
    const grant = Object.fromEntries(
      broken.body.parameter.map((each: { name: string; valueString?: string; valueInstant?: string }) => [
        each.name,
        each.valueString ?? each.valueInstant,
      ]),
    );
    expect(Object.keys(grant)).toEqual(['grant', 'until', 'alert']);
    expect(await sees('district-nurse', 'gp')).toBe(true);
    const alerts = await service.ask('privacy-officer', '$alerts');
    const ids = alerts.body.entry.map((entry: { resource: { id: string } }) => entry.resource.id);
    expect(ids).toContain(grant.alert);
    expect(alerts.text).not.toMatch(/Zzmarked|unconscious/);
  });

  it('keeps names and addresses out of the log', () => {
    expect(service.log.length).toBeGreaterThan(10);
    const log = service.log.join('');
    for (const value of ['Zzmarked', '9434765919', '1950-05-01', 'Bearer', person, ...notes.values()]) {
      expect(log).not.toContain(value);
    }
  });
});
