const bandYears = 5;

/**
 * The five-year band of a year of birth, `1980-1984`: what leaves in its place wherever the area is smaller than a
 * place (release.md P4).
 */
export function yearOfBirthBand(yearOfBirth: number): string {
  const from = Math.floor(yearOfBirth / bandYears) * bandYears;
  return `${from}-${from + bandYears - 1}`;
}
