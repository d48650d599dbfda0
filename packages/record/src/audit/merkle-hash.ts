import { hash } from 'node:crypto';

/** Bytes of a hash. */
export const hashBytes = 32;

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

/** SHA-256 of `bytes`. */
export function sha256(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** The hash of a leaf that holds `data`. Source: RFC 6962, 2.1: a zero byte before it, so that no leaf can pass for a node. */
export function leafHash(data: Uint8Array): Buffer {
  return sha256(Buffer.concat([leafPrefix, data]));
}

/** The hash of a node above `left` and `right`. Source: RFC 6962, 2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Buffer.concat([nodePrefix, left, right]));
}

/** The root of a tree without leaves: the hash of nothing. */
export function emptyRoot(): Buffer {
  return sha256(Buffer.alloc(0));
}
