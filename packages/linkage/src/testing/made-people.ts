import { nhsNumberCheckDigit } from '@causeway/domain';
import { seededRandom } from '../model/seeded-random.js';
import type { InputRow } from './reference-linkage.js';

/** A record of a made person; `person` is who it is really of. */
export interface MadeRow extends InputRow {
  readonly person: string;
}

interface Person {
  readonly number: string;
  readonly date: string;
  readonly sex: string;
  readonly postcode: string;
  readonly practice: string;
}

const letters = 'ABDEFGHJLNPQRSTUWXYZ';

/** Draws what a made population is of; the same seed draws the same. */
class Draw {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  from(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  letter(): string {
    return letters.charAt(this.from(0, letters.length - 1));
  }

  number(): string {
    for (;;) {
      const firstNine = String(this.from(400_000_000, 499_999_999));
      const checkDigit = nhsNumberCheckDigit(firstNine);
      if (checkDigit !== undefined) return `${firstNine}${checkDigit}`;
    }
  }

  postcode(): string {
    return `CB${this.from(1, 25)} ${this.from(1, 9)}${this.letter()}${this.letter()}`;
  }

  date(): string {
    const two = (part: number): string => String(part).padStart(2, '0');
    return `${this.from(1935, 2024)}-${two(this.from(1, 12))}-${two(this.from(1, 28))}`;
  }
}

function person(draw: Draw): Person {
  const area = draw.from(1, 5);
  return {
    number: draw.number(),
    date: draw.date(),
    sex: String(draw.from(1, 2)),
    postcode: draw.postcode(),
    practice: `D8100${area}`,
  };
}

function mistyped(number: string, draw: Draw): string {
  const place = draw.from(0, 9);
  const digit = (Number(number.charAt(place)) + draw.from(1, 9)) % 10;
  return `${number.slice(0, place)}${digit}${number.slice(place + 1)}`;
}

function recordOf(one: Person, draw: Draw, source: string): Omit<MadeRow, 'record_id' | 'person'> {
  const registered = source === 'GP';
  const unnumbered = !registered && draw.chance(0.05);
  const moved = !registered && draw.chance(0.2);
  return {
    source,
    nhs_number: unnumbered ? null : draw.chance(0.01) ? mistyped(one.number, draw) : one.number,
    date_of_birth: draw.chance(0.005) ? draw.date() : one.date,
    sex: one.sex,
    postcode: moved ? draw.postcode() : one.postcode,
    valid_from: null,
    valid_to: null,
    registered_gp: one.practice,
  };
}

/** Records of made people in a practice and two other places, with numbers missing and mistyped, moves and wrong dates. One person in fifty has a twin. */
export function madePeople(people: number, seed: number): readonly MadeRow[] {
  const draw = new Draw(seed);
  const rows: MadeRow[] = [];
  for (let made = 0; made < people; made += 1) {
    const one = person(draw);
    const siblings = draw.chance(0.02) ? [one, { ...one, number: draw.number() }] : [one];
    for (const [twin, who] of siblings.entries())
      for (const source of ['GP', 'HOSPITAL', 'OUT-OF-HOURS'])
        if (source === 'GP' || draw.chance(0.5))
          rows.push({
            ...recordOf(who, draw, source),
            person: `${made}-${twin}`,
            record_id: `${source}-${rows.length}`,
          });
  }
  return rows;
}

/** The rows in another order, the same for the same seed. */
export function shuffled<T>(rows: readonly T[], seed: number): readonly T[] {
  const random = seededRandom(seed);
  return rows
    .map((row) => ({ row, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
}
