import type { Instant } from '@causeway/domain';
import type { AccessFacts } from '../audit/access-facts.js';
import type { Scope } from '../postgres/statement.js';

/** A look as tests log it. */
export const sampleAccess: AccessFacts = {
  user: 'user-1',
  role: 'general-practitioner',
  organisation: 'A81001',
  person: '5b0c1c52-6f43-4f4b-9d53-64f3f0f3d3b1',
  session: 'session-1',
  purpose: 'direct-care',
  action: 'read',
  basis: 'own',
  row: 6,
  entries: ['0f0f0f0f-6f43-4f4b-9d53-64f3f0f3d3b1'],
  kinds: ['Observation'],
  outcome: 'permit',
};

/** The scope of who looks in {@link sampleAccess}. */
export const sampleScope: Scope = {
  organisation: 'A81001',
  person: '',
  user: 'user-1',
  now: '2026-11-22T22:00:00.000Z' as Instant,
};
