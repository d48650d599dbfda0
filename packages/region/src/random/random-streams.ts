import { RandomStream } from './random-stream.js';

/** The stream of one thing (a person, an area) for one purpose. */
export type StreamOf = (index: number) => RandomStream;

/** Makes, from one seed, streams that have nothing to do with each other: one for each purpose and thing. */
export interface RandomStreams {
  /** The streams of a purpose, by the number of the thing (0 to 2^32 - 1). Asking for another purpose changes no number of this one. */
  named(purpose: string): StreamOf;
}

const goldenRatio = 0x9e3779b9;

/**
 * The streams of `seed`, a whole number from 0 to 2^53 - 1. A region asks for a stream by purpose and person, so that a new feature, or one
 * switched off, leaves all else as it was.
 *
 * The seed, the purpose and the number are folded into one word by the finaliser of MurmurHash3, from which SplitMix (Steele, Lea and
 * Flood, OOPSLA 2014, here with 32 bits) makes the four words of the generator's state.
 */
export function randomStreams(seed: number): RandomStreams {
  const low = seed >>> 0;
  const high = Math.floor(seed / 0x1_0000_0000) >>> 0;
  const streamsOf = (purpose: string): StreamOf => {
    const key = mixed(mixed(low ^ wordOf(purpose)) ^ high);
    const otherKey = mixed(key ^ goldenRatio);
    return (index) => {
      const first = mixed(key ^ mixed(index));
      const second = mixed(otherKey ^ index);
      return new RandomStream([
        splitMix(first, 1),
        splitMix(second, 1),
        splitMix(first, 2),
        splitMix(second, 2),
      ]);
    };
  };
  // Purposes are asked for again for every person.
  const known = new Map<string, StreamOf>();
  return {
    named: (purpose) => {
      const streams = known.get(purpose) ?? streamsOf(purpose);
      known.set(purpose, streams);
      return streams;
    },
  };
}

function splitMix(word: number, step: number): number {
  return mixed((word + Math.imul(goldenRatio, step)) | 0);
}

/** MurmurHash3's 32-bit finaliser (Austin Appleby): every bit of the word moves every bit of the answer. */
function mixed(word: number): number {
  let hash = word;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** FNV-1a (Fowler, Noll and Vo) of the purpose's name, 32 bits. */
function wordOf(purpose: string): number {
  let hash = 0x811c9dc5;
  for (const character of purpose) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
