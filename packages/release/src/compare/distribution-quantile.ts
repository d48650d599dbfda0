import { chdtr, chdtri, compiled, lgam, ndtri, stdtri } from 'cephes';

// The ES build of cephes compiles its WebAssembly in the background; without this the first call would find no
// function. (The CommonJS build compiles at once, but which of the two a `require` finds depends on the conditions
// Node was started with.)
await compiled;

/** The x below which a standard normal variable falls with probability `p`, 0 < p < 1. Accurate to 1e-13 relative. */
export function normalQuantile(p: number): number {
  return ndtri(p);
}

/**
 * The x below which a chi-square variable of `degreesOfFreedom` > 0 falls with probability `p`, 0 < p < 1. Accurate
 * to 1e-12 relative.
 */
export function chiSquareQuantile(p: number, degreesOfFreedom: number): number {
  return degreesOfFreedom > manyDegrees
    ? quantileOfMany(p, degreesOfFreedom)
    : chdtri(degreesOfFreedom, 1 - p);
}

// With many degrees of freedom the inverse of cephes 3.3.3 looks so far out that its own integral underflows, and throws: first at p = 0.975
// with 14,970 degrees (the upper limit of 7,484 events), then at one count in twenty.
const manyDegrees = 10_000;

// Newton's steps from the cube of Wilson and Hilferty (PNAS 1931;17:684–688), which is right to 1e-6 here: three are enough.
function quantileOfMany(p: number, degreesOfFreedom: number): number {
  const half = degreesOfFreedom / 2;
  const spread = 2 / (9 * degreesOfFreedom);
  let x = degreesOfFreedom * (1 - spread + ndtri(p) * Math.sqrt(spread)) ** 3;
  for (let step = 0; step < 3; step += 1) {
    const density = Math.exp((half - 1) * Math.log(x / 2) - x / 2 - lgam(half)) / 2;
    x -= (chdtr(degreesOfFreedom, x) - p) / density;
  }
  return x;
}

/**
 * The t below which Student's t of `degreesOfFreedom` (whole, from 1) falls with probability `p`, 0 < p < 1. Accurate
 * to 1e-11 relative.
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  return stdtri(degreesOfFreedom, p);
}
