/**
 * Where a fault came from: the kind of error and the places in the code, for the log. The words of an error are left out, for they may
 * hold what a person sent.
 */
export function faultTrace(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [typeof error];
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}`, ...places.map((line) => line.trim())];
}
