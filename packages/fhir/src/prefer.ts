/** What a client wants back from a write. Source: FHIR R4, 3.1.0.5.1. */
export type PreferredReturn = 'minimal' | 'representation' | 'OperationOutcome';

/** What the header `Prefer` asks for. */
export interface Preference {
  readonly return: PreferredReturn;
  readonly respondAsync: boolean;
  /** How a search takes parameters that are not known: refused (`strict`) or left out (`lenient`). */
  readonly handling: 'strict' | 'lenient' | undefined;
}

/** What the header `Prefer` asks for; what is not known in it is left out, as RFC 7240 wants, and a write is answered with the resource. */
export function parsePrefer(header: string | undefined): Preference {
  const preferences = (header ?? '').split(/[,;]/).map((each) =>
    each
      .trim()
      .replaceAll('"', '')
      .replaceAll(/\s*=\s*/g, '='),
  );
  const preferred = (name: string): string | undefined =>
    preferences.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  const handling = preferred('handling');
  return {
    return: returnOf(preferred('return')),
    respondAsync: preferences.includes('respond-async'),
    handling: handling === 'strict' || handling === 'lenient' ? handling : undefined,
  };
}

function returnOf(value: string | undefined): PreferredReturn {
  return value === 'minimal' || value === 'OperationOutcome' ? value : 'representation';
}
