import type { Instant } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { testSigner } from '../testing/test-signer.js';
import { openCheckpoint, signCheckpoint } from './checkpoint.js';
import { namesKey, noteVerifier, openNote, signNote } from './signed-note.js';

/** The example of the documentation of golang.org/x/mod/sumdb/note. */
const neumannKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const neumannText = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.
`;
const neumannNote = `${neumannText}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

function verifierOf(key: string) {
  const verifier = noteVerifier(key);
  if (verifier === undefined) throw new Error('no verifier key');
  return verifier;
}

const signer = testSigner();
const verifier = verifierOf(signer.verifierKey);

describe('signed note', () => {
  it('opens the note of the Go checksum database’s documentation with its key', () => {
    expect(openNote(neumannNote, verifierOf(neumannKey))).toBe(neumannText);
  });

  it('does not open a note of which a letter was changed', () => {
    expect(openNote(neumannNote.replace('answer', 'Answer'), verifierOf(neumannKey))).toBeUndefined();
  });

  it('takes no verifier key whose id is not that of its key', () => {
    expect(noteVerifier(neumannKey.replace('c74f20a3', 'c74f20a4'))).toBeUndefined();
    expect(noteVerifier('nothing of the kind')).toBeUndefined();
  });

  it('opens what its signer signed, also beside signatures of others', () => {
    const note = signNote('one line\n', signer);
    expect(openNote(note, verifier)).toBe('one line\n');
    expect(openNote(`${note}— somebody.else AAAAAA==\n`, verifier)).toBe('one line\n');
  });

  it('does not open what another key signed by the same name, but can tell that it claims to be another’s', () => {
    const forged = signNote('one line\n', testSigner(signer.name, 8));
    expect(openNote(forged, verifier)).toBeUndefined();
    expect(namesKey(forged, verifier)).toBe(false);
    expect(namesKey(signNote('one line\n', signer), verifier)).toBe(true);
  });
});

describe('checkpoint', () => {
  const checkpoint = {
    origin: 'test.causeway/log/1',
    size: 17,
    root: Buffer.alloc(32, 1),
    at: '2026-11-22T22:00:00.000Z' as Instant,
  };

  it('is a note of origin, size, root and time, a line each', () => {
    expect(signCheckpoint(checkpoint, signer).split('\n').slice(0, 5)).toEqual([
      'test.causeway/log/1',
      '17',
      'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=',
      'at 2026-11-22T22:00:00.000Z',
      '',
    ]);
  });

  it('comes out as it went in', () => {
    expect(openCheckpoint(signCheckpoint(checkpoint, signer), verifier)).toEqual(checkpoint);
  });

  it('is none where the signed text is of another shape', () => {
    expect(openCheckpoint(signNote('origin\n-1\nAQEB\n', signer), verifier)).toBeUndefined();
  });
});
