/** The FHIRPath of what a JSON pointer points to within `root`: `/contact/0/name` of a Patient is `Patient.contact[0].name`. */
export function expressionOf(root: string, pointer: string): string {
  const steps = pointer.split('/').slice(1);
  return steps.reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : `${path}.${step}`), root);
}
