import type { Postcode } from '@causeway/domain';
import type { RandomStreams } from '../random/random-streams.js';
import { type CommunalEstablishment, communalEstablishments } from './communal-establishment.js';
import { placeName } from './place-name.js';
import { postcodeSeries } from './postcode-series.js';

/** A town or district that results are compared by. */
export interface Place {
  readonly index: number;
  readonly name: string;
  /** Mean deprivation decile of its neighbourhoods, about 4 to 7. */
  readonly meanDecile: number;
  /** How much likelier than in the country as a whole a household is to be of an ethnic minority, 0.3 to 2. */
  readonly diversity: number;
}

/** A neighbourhood of about 1,500 people (lower layer super output area). */
export interface Neighbourhood {
  readonly index: number;
  readonly lsoa: string;
  readonly msoa: string;
  readonly place: Place;
  /** Index of multiple deprivation, 1 most deprived to 10. */
  readonly imdDecile: number;
  /** People in ordinary homes; those of communal establishments come on top. */
  readonly peopleAtHome: number;
  readonly postcodes: readonly Postcode[];
  readonly communal: readonly SettledEstablishment[];
}

/** A communal establishment with the postcode that all who live there share. */
export interface SettledEstablishment extends CommunalEstablishment {
  readonly postcode: Postcode;
}

/** The map of the region: everything that is not a person. Its size grows with the number of postcodes, about one for 36 people. */
export interface AreaPlan {
  readonly icb: string;
  readonly places: readonly Place[];
  readonly neighbourhoods: readonly Neighbourhood[];
}

const peoplePerNeighbourhood = 1_500;
const peoplePerMsoa = 8_000;
const smallestPlace = 1_500;
const peoplePerPostcode = 36;
const icb = 'QZ9';
// A prime, so that establishments of a kind do not end up as neighbours.
const spreadStep = 7919;

/** How many places a region of this many people is cut into: of at least 1,500 people each, twelve from 20,000 on, and one more for every 100,000. */
export function placeCount(people: number): number {
  return people >= 20_000
    ? 12 + Math.floor(people / 100_000)
    : Math.max(1, Math.floor(people / (smallestPlace + 100)));
}

/** The map of a region of `people` people. Codes of areas are of the right form and belong to no area of the country. */
export function planAreas(people: number, streams: RandomStreams): AreaPlan {
  const communal = communalEstablishments(people, streams.named('communal establishments')(0));
  const communalPeople = communal.reduce((sum, establishment) => sum + establishment.people, 0);
  const places = planPlaces(placeCount(people), streams);
  const sizes = placeSizes(places, people - communalPeople, streams);
  const sites = places.flatMap((place, index) => sitesOf(place, sizes[index] ?? 0));
  return { icb, places, neighbourhoods: settle(sites, communal, streams) };
}

function planPlaces(count: number, streams: RandomStreams): Place[] {
  const random = streams.named('places');
  return Array.from({ length: count }, (_, index) => ({
    index,
    name: placeName(index, streams.named('place names')(0)),
    meanDecile: 4 + 3 * random(index).unit(),
    diversity: 0.3 + 1.7 * random(index + count).unit() ** 2,
  }));
}

/** Every place has 1,500 people (or its even share of a small region); what is left goes by chance, and the rest of the division to the last. */
function placeSizes(places: readonly Place[], people: number, streams: RandomStreams): number[] {
  const random = streams.named('place sizes');
  const base = Math.min(smallestPlace, Math.floor(people / places.length));
  const shares = places.map(({ index }) => 0.4 + random(index).unit());
  const total = shares.reduce((sum, share) => sum + share, 0);
  const left = people - base * places.length;
  const sizes = shares.map((share) => base + Math.floor((left * share) / total));
  const given = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, index) => (index === sizes.length - 1 ? size + people - given : size));
}

interface Site {
  readonly place: Place;
  readonly people: number;
  /** Which MSOA of its place it is in. */
  readonly msoaOfPlace: number;
}

function sitesOf(place: Place, people: number): Site[] {
  const count = Math.max(1, Math.round(people / peoplePerNeighbourhood));
  const msoas = Math.max(1, Math.round(people / peoplePerMsoa));
  return Array.from({ length: count }, (_, index) => ({
    place,
    people: Math.floor(((index + 1) * people) / count) - Math.floor((index * people) / count),
    msoaOfPlace: Math.floor((index * msoas) / count),
  }));
}

function settle(
  sites: readonly Site[],
  communal: readonly CommunalEstablishment[],
  streams: RandomStreams,
): Neighbourhood[] {
  const random = streams.named('neighbourhoods');
  const msoaCode = numbering('E0299');
  const nextPostcode = postcodeSeries();
  return sites.map(({ place, people, msoaOfPlace }, index) => ({
    index,
    lsoa: areaCode('E0199', index + 1),
    msoa: msoaCode(`${place.index}/${msoaOfPlace}`),
    place,
    imdDecile: decileAround(place.meanDecile, random(index).bell(0, 2.2)),
    peopleAtHome: people,
    postcodes: Array.from({ length: Math.max(1, Math.ceil(people / peoplePerPostcode)) }, nextPostcode),
    communal: communal
      .filter((_, position) => (position * spreadStep) % sites.length === index)
      .map((establishment) => ({ ...establishment, postcode: nextPostcode() })),
  }));
}

function areaCode(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(4, '0')}`;
}

/** Codes in the order in which their keys are first asked for. */
function numbering(prefix: string): (key: string) => string {
  const codes = new Map<string, string>();
  return (key) => {
    const code = codes.get(key) ?? areaCode(prefix, codes.size + 1);
    codes.set(key, code);
    return code;
  };
}

function decileAround(mean: number, deviation: number): number {
  return Math.min(10, Math.max(1, Math.round(mean + deviation)));
}
