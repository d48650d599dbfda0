import type { OrganisationKind } from '@causeway/domain';

const letters = 'ABCDEFGHJKLMNPQRSTVWXY';
const practicesPerLetterBlock = 900;

/**
 * The first `count` codes of a kind, of the form that ODS gives it: a letter and five digits for a practice, three letters for a trust.
 * The codes are made up; some are those of real organisations, whose data these are not.
 */
export function odsCodes(kind: OrganisationKind, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => codeAt[kind](index));
}

const codeAt: Readonly<Record<OrganisationKind, (index: number) => string>> = {
  gp: (index) => {
    const block = 81 + Math.floor(index / practicesPerLetterBlock);
    return `D${block}${String((index % practicesPerLetterBlock) + 1).padStart(3, '0')}`;
  },
  hospital: (index) => `R${pairOfLetters(index)}`,
  community: (index) => `W${pairOfLetters(index)}`,
  'out-of-hours': (index) => `N${pairOfLetters(index)}`,
  ambulance: (index) => `Y${pairOfLetters(index)}`,
};

/** Pairs far apart in the alphabet for neighbours in number, so that codes are not taken for one another: 22² pairs, each once. */
function pairOfLetters(index: number): string {
  const spread = (index * 149 + 113) % letters.length ** 2;
  return `${letters[Math.floor(spread / letters.length)]}${letters[spread % letters.length]}`;
}
