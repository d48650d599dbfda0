import { createPrivateKey } from 'node:crypto';
import type { NoteSigner } from '../audit/signed-note.js';
import { noteSigner } from '../audit/signed-note.js';

/** A signer whose key is known to all: `seed` 32 times over. For tests only. */
export function testSigner(name = 'test.causeway', seed = 7): NoteSigner {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = Buffer.concat([prefix, Buffer.alloc(32, seed)]);
  return noteSigner(name, createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
}
