// The package's own declarations are not reachable under `exports` in nodenext (cephes 3.3.3), so the six names we
// use are declared here.
declare module 'cephes' {
  /** Settles when the WebAssembly behind the functions is ready. */
  export const compiled: Promise<void>;
  /** The x below which the standard normal distribution has the probability `p`. */
  export function ndtri(p: number): number;
  /** The x above which the chi-square distribution has the probability `upperTail`. */
  export function chdtri(degreesOfFreedom: number, upperTail: number): number;
  /** The probability below `x` of the chi-square distribution. */
  export function chdtr(degreesOfFreedom: number, x: number): number;
  /** The natural logarithm of the gamma function. */
  export function lgam(x: number): number;
  /** The t below which Student's distribution has the probability `p`. */
  export function stdtri(degreesOfFreedom: number, p: number): number;
}
