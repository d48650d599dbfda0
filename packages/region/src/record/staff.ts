/** The id of a person of an organisation's staff in his or her role there, 0 on: who records entries and choices. */
export function practitionerRoleId(ods: string, order: number): string {
  return `${ods}-R${order + 1}`;
}

/** The id of the same person apart from the role. */
export function practitionerId(ods: string, order: number): string {
  return `${ods}-P${order + 1}`;
}
