import type { Limits } from './confidence.js';
import { criticalValue } from './confidence.js';

/**
 * Wilson's score limits of the proportion `cases` / `people`, from 0 to 1, at a level of confidence.
 * Cases that are negative or more than the people, or people that are not more than 0, are a RangeError.
 *
 * (2x + z² ∓ z·√(z² + 4x(1 − x/n))) / (2(n + z²)).
 *
 * Source: Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc
 * 1927;22:209–212; Newcombe RG, Altman DG in: Altman DG et al. Statistics with confidence, 2nd edition. London: BMJ
 * Books, 2000, page 46.
 */
export function wilsonLimits(cases: number, people: number, confidence: number): Limits {
  if (!(cases >= 0 && cases <= people && people > 0)) {
    throw new RangeError('a proportion has 0 or more cases among people, of whom there are some');
  }
  const z = criticalValue(confidence);
  const centre = 2 * cases + z * z;
  const halfWidth = z * Math.sqrt(z * z + 4 * cases * (1 - cases / people));
  const scale = 2 * (people + z * z);
  // At no case and at all cases centre and half width are equal on paper; a double must not leave the range of a
  // proportion.
  return {
    lower: Math.max(0, (centre - halfWidth) / scale),
    upper: Math.min(1, (centre + halfWidth) / scale),
  };
}
