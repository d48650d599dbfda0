import type { OdsCode, Organisation, OrganisationKind } from '@causeway/domain';
import type { AreaPlan, Neighbourhood } from '../areas/area-plan.js';
import { odsCodes } from './ods-codes.js';
import { organisationNames } from './organisation-names.js';

/** An organisation of the region with its number among all of them, 0 on. */
export interface PlannedOrganisation extends Organisation {
  readonly index: number;
}

/** The organisations of a region, by kind. Every list but that of the ambulance services has at least one. */
export interface OrganisationPlan {
  readonly all: readonly PlannedOrganisation[];
  readonly byKind: Readonly<Record<OrganisationKind, readonly PlannedOrganisation[]>>;
}

/** How many people one organisation of a kind serves, and how few of them a region has. GP: mean list size of England, about 8,000 to 10,000; the others assumed. */
const scale: Readonly<Record<OrganisationKind, { readonly people: number; readonly fewest: number }>> = {
  gp: { people: 8_000, fewest: 6 },
  hospital: { people: 150_000, fewest: 2 },
  community: { people: 300_000, fewest: 1 },
  'out-of-hours': { people: 600_000, fewest: 1 },
  ambulance: { people: 2_000_000, fewest: 1 },
};

/** What decides which organisations a region has. */
export interface OrganisationNeeds {
  readonly people: number;
  readonly ambulance: boolean;
}

/** The organisations of a region, each on a postcode of its map, spread evenly over it. */
export function planOrganisations(
  areas: AreaPlan,
  { people, ambulance }: OrganisationNeeds,
): OrganisationPlan {
  const all: PlannedOrganisation[] = [];
  const settle = (kind: OrganisationKind) => {
    const count = Math.max(scale[kind].fewest, Math.round(people / scale[kind].people));
    const added = settled(kind, count, areas).map((organisation, order) => ({
      ...organisation,
      index: all.length + order,
    }));
    all.push(...added);
    return added;
  };
  const byKind = {
    gp: settle('gp'),
    hospital: settle('hospital'),
    community: settle('community'),
    'out-of-hours': settle('out-of-hours'),
    ambulance: ambulance ? settle('ambulance') : [],
  };
  return { all, byKind };
}

/** The organisation of `organisations` that serves a neighbourhood, or its `distance`-th next: they stand in the order of the map. */
export function nearest(
  organisations: readonly PlannedOrganisation[],
  neighbourhood: number,
  { neighbourhoods, distance = 0 }: { readonly neighbourhoods: number; readonly distance?: number },
): PlannedOrganisation {
  const place = Math.floor((neighbourhood * organisations.length) / neighbourhoods);
  const found = organisations[(place + distance) % organisations.length];
  if (found === undefined) throw new RangeError('there is no organisation of this kind');
  return found;
}

function settled(kind: OrganisationKind, count: number, areas: AreaPlan): Organisation[] {
  const codes = odsCodes(kind, count);
  return codes.map((ods, index) => {
    const home = neighbourhoodAt((index + 0.5) / count, areas);
    // Each kind on a postcode of its own, so that sites of one neighbourhood differ.
    const postcode = home.postcodes[(index + kind.length) % home.postcodes.length];
    if (postcode === undefined) throw new RangeError('a neighbourhood has no postcode');
    return { ods: ods as OdsCode, name: organisationNames[kind](home.place.name, index), kind, postcode };
  });
}

function neighbourhoodAt(share: number, { neighbourhoods }: AreaPlan): Neighbourhood {
  const found = neighbourhoods[Math.floor(share * neighbourhoods.length)];
  if (found === undefined) throw new RangeError('a region has no neighbourhood');
  return found;
}
