import type { KeyObject } from 'node:crypto';
import { createPublicKey, sign, verify } from 'node:crypto';
import { sha256 } from './merkle-hash.js';

/** What signs notes, by a name that verifiers know it by. The private key may lie elsewhere: in a module, or on another machine. */
export interface NoteSigner {
  /** Without space and plus, as the name of a key in C2SP signed-note. */
  readonly name: string;
  /** The public key, in the form verifiers take: `name+id+key`. */
  readonly verifierKey: string;
  /** The Ed25519 signature of `bytes`, 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** The public half of a signer, read from its verifier key. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: Buffer;
  readonly publicKey: KeyObject;
}

/** Ed25519 in C2SP signed-note. */
const ed25519 = Buffer.of(1);
const keyIdBytes = 4;
const signatureBytes = 64;
const signatureLine = /^— (\S+) (\S+)$/;
/** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** A signer of notes with an Ed25519 private key. */
export function noteSigner(name: string, privateKey: KeyObject): NoteSigner {
  const key = rawPublicKey(createPublicKey(privateKey));
  return {
    name,
    verifierKey: `${name}+${keyId(name, key).toString('hex')}+${Buffer.concat([ed25519, key]).toString('base64')}`,
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

/** The verifier that `text` (`name+id+key`) spells; undefined where it spells none, or its id is not that of its key. */
export function noteVerifier(text: string): NoteVerifier | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const key = bytes.subarray(1);
  if (bytes[0] !== ed25519[0] || key.length !== 32 || keyId(name, key).toString('hex') !== id)
    return undefined;
  const publicKey = createPublicKey({
    key: Buffer.concat([spkiPrefix, key]),
    format: 'der',
    type: 'spki',
  });
  return { name, keyId: Buffer.from(id, 'hex'), publicKey };
}

/** `text` (which ends with a line end) as a note signed by `signer`. Source: C2SP signed-note. */
export function signNote(text: string, signer: NoteSigner): string {
  const id = Buffer.from(signer.verifierKey.split('+')[1] ?? '', 'hex');
  const signature = Buffer.concat([id, signer.sign(Buffer.from(text))]).toString('base64');
  return `${text}\n— ${signer.name} ${signature}\n`;
}

/** The text of `note` where `verifier` signed it; undefined where it did not, or it is no note. Signatures of others are let be. */
export function openNote(note: string, verifier: NoteVerifier): string | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return undefined;
  const text = note.slice(0, end + 1);
  const signed = note
    .slice(end + 2)
    .split('\n')
    .some((line) => isSignature(line, text, verifier));
  return signed ? text : undefined;
}

/** Whether `note` claims to be signed with the key of `verifier`; only {@link openNote} says whether it is. */
export function namesKey(note: string, { name, keyId: id }: NoteVerifier): boolean {
  return note.split('\n').some((line) => {
    const [, by, encoded = ''] = signatureLine.exec(line) ?? [];
    return by === name && Buffer.from(encoded, 'base64').subarray(0, keyIdBytes).equals(id);
  });
}

function isSignature(line: string, text: string, { name, keyId: id, publicKey }: NoteVerifier): boolean {
  const [, by, encoded = ''] = signatureLine.exec(line) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (by !== name || bytes.length !== keyIdBytes + signatureBytes) return false;
  if (!bytes.subarray(0, keyIdBytes).equals(id)) return false;
  return verify(null, Buffer.from(text), publicKey, bytes.subarray(keyIdBytes));
}

function keyId(name: string, key: Uint8Array): Buffer {
  return sha256(Buffer.concat([Buffer.from(`${name}\n`), ed25519, key])).subarray(0, keyIdBytes);
}

function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);
}
