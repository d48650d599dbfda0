/** The extension of a UK Core Patient that holds the ethnic category. */
export const ethnicCategoryExtension =
  'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory';
