/** The people of the demonstration, by the names `causeway token` takes. */
export const personas = [
  'gp',
  'receptionist',
  'district-nurse',
  'out-of-hours',
  'hospital',
  'smoking-clinic',
  'privacy-officer',
  'practice-admin',
  'analyst',
  'researcher',
  'checker-1',
  'checker-2',
  'patient',
  'proxy',
] as const;

/** One of the people of the demonstration. */
export type Persona = (typeof personas)[number];

/** Whether `text` names one of the people of the demonstration. */
export function isPersona(text: string): text is Persona {
  return (personas as readonly string[]).includes(text);
}
