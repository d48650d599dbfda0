import type { Postcode } from '@causeway/domain';

// Two-letter areas that Royal Mail has not given out, so that nobody lives at a postcode of the region.
const areas = [
  'EB',
  'EF',
  'KB',
  'KC',
  'RB',
  'RC',
  'SB',
  'SC',
  'TB',
  'TC',
  'WB',
  'WG',
  'UA',
  'UC',
  'FA',
  'FB',
];
// The inward code leaves out C, I, K, M, O and V.
const letters = 'ABDEFGHJLNPQRSTUWXYZ';
const sectors = 10;
const postcodesPerSector = 60;
const postcodesPerDistrict = sectors * postcodesPerSector;
const districtsPerArea = 99;
const unitStep = 6;

/** Gives the postcodes of a region one after another, neighbours first: sixty to a sector, ten sectors to a district (about 22,000 people). */
export function postcodeSeries(): () => Postcode {
  let given = 0;
  return () => {
    const postcode = postcodeAt(given);
    given += 1;
    return postcode;
  };
}

/** A postcode outside every region of this size, for an address somewhere else in the country. `index` may be any whole number. */
export function postcodeElsewhere(index: number): Postcode {
  return spelt('OA', index % (postcodesPerDistrict * districtsPerArea));
}

function postcodeAt(index: number): Postcode {
  const perArea = postcodesPerDistrict * districtsPerArea;
  const area = areas[Math.floor(index / perArea)];
  if (area === undefined) throw new RangeError('a region has more postcodes than the series gives');
  return spelt(area, index % perArea);
}

function spelt(area: string, index: number): Postcode {
  const district = Math.floor(index / postcodesPerDistrict) + 1;
  const sector = Math.floor((index % postcodesPerDistrict) / postcodesPerSector);
  // Units of a sector are spread over the 400 pairs of letters, so that a wrong letter more often names no postcode than a neighbour.
  const unit = (index % postcodesPerSector) * unitStep + (sector % unitStep);
  const inward = `${sector}${letters[Math.floor(unit / letters.length)]}${letters[unit % letters.length]}`;
  return `${area}${district} ${inward}` as Postcode;
}
