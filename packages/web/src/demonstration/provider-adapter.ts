import type { Adapter, AdapterPayload } from 'oidc-provider';

/**
 * Where the demonstration provider keeps its sessions, codes and grants: memory, the newest thousand of each kind. They are of made-up
 * people and of no worth after a restart.
 */
export function providerAdapter(_kind: string): Adapter {
  const most = 1000;
  const kept = new Map<string, AdapterPayload>();
  const first = (holds: (payload: AdapterPayload) => boolean) => [...kept.values()].find(holds);
  return {
    async upsert(id, payload) {
      const [oldest] = kept.keys();
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
      kept.set(id, payload);
    },
    find: async (id) => kept.get(id),
    findByUid: async (uid) => first((payload) => payload.uid === uid),
    findByUserCode: async (code) => first((payload) => payload.userCode === code),
    async consume(id) {
      const payload = kept.get(id);
      if (payload !== undefined) kept.set(id, { ...payload, consumed: true });
    },
    async destroy(id) {
      kept.delete(id);
    },
    async revokeByGrantId(grant) {
      for (const [id, payload] of kept) if (payload.grantId === grant) kept.delete(id);
    },
  };
}
