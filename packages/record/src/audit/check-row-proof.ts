import { openCheckpoint } from './checkpoint.js';
import { leafHash, sha256 } from './merkle-hash.js';
import { rootByInclusion } from './merkle-proof.js';
import type { RowProof } from './prove-rows.js';
import { noteVerifier } from './signed-note.js';

/**
 * Whether `proof` shows that its row stands at `sequence` in the log whose key is `verifierKey` (`name+id+key`). Anyone can ask this,
 * with nothing of ours: it is SHA-256, RFC 6962 and an Ed25519 signed note.
 */
export function isRowProven(proof: RowProof, sequence: number, verifierKey: string): boolean {
  const verifier = noteVerifier(verifierKey);
  const checkpoint = verifier === undefined ? undefined : openCheckpoint(proof.checkpoint, verifier);
  if (checkpoint === undefined) return false;
  const data = sha256(Buffer.concat([Buffer.from(proof.salt, 'base64'), Buffer.from(proof.text)]));
  const root = rootByInclusion({
    index: sequence,
    size: checkpoint.size,
    leaf: leafHash(data),
    proof: proof.hashes.map((hash) => Buffer.from(hash, 'base64')),
  });
  return root !== undefined && Buffer.from(checkpoint.root).equals(root);
}
