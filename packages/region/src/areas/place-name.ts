import type { RandomStream } from '../random/random-stream.js';

const beginnings = [
  'Alder',
  'Birch',
  'Clover',
  'Dun',
  'Elder',
  'Fern',
  'Grebe',
  'Hazel',
  'Ivy',
  'Juniper',
  'Kestrel',
  'Linnet',
  'Mallow',
  'Nettle',
  'Otter',
  'Pear',
  'Quince',
  'Rowan',
  'Sedge',
  'Teasel',
  'Umber',
  'Vetch',
  'Willow',
  'Yarrow',
];
const endings = [
  'bridge',
  'combe',
  'fleet',
  'ford',
  'holme',
  'ley',
  'mere',
  'minster',
  'stead',
  'wick',
  'worth',
  'wold',
];

/** The made-up name of the place of this number: no two are equal until there are 288. `random` decides where the names begin. */
export function placeName(index: number, random: RandomStream): string {
  const start = random.below(beginnings.length * endings.length);
  const beginning = beginnings[(start + index) % beginnings.length];
  const ending = endings[(Math.floor((start + index) / beginnings.length) + index) % endings.length];
  return `${beginning}${ending}`;
}
