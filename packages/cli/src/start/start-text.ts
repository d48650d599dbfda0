import { type DemonstrationParts, personas, personaTitle } from '@causeway/web';
import { textTable } from '../text-table.js';

function cast({ organisations }: DemonstrationParts, names: ReadonlyMap<string, string>): string {
  const rows = personas.map((persona) => {
    const ods = organisations[persona];
    return [persona, personaTitle(persona), ods === undefined ? '' : `${ods} ${names.get(ods) ?? ''}`.trim()];
  });
  return textTable(['persona', 'who', 'works for'], rows);
}

/** What is said when the server is up: where, who may be tried, and one request that shows it. */
export function startText(
  origin: string,
  demonstration: DemonstrationParts | undefined,
  names: ReadonlyMap<string, string>,
): string {
  const where = `Causeway is up at ${origin} (Ctrl-C stops it)\n  FHIR R4   ${origin}/fhir/R4/metadata\n  Sign in   ${origin}/sign-in\n`;
  if (demonstration === undefined) return where;
  return `${where}
The demonstration patient is ${demonstration.patient}. Nobody has asked them about sharing yet.
${cast(demonstration, names)}
Try it from another terminal:
  npx causeway token gp
  curl -H "Authorization: Bearer $(npx causeway token gp)" '${origin}/fhir/R4/Observation?patient=${demonstration.patient}'
`;
}
