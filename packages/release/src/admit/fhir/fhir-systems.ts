/** What identifiers of persons and organisations in England are marked by. Source: UK Core R4, Identifier. */
export const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/** The system of ODS codes of organisations. Source: UK Core R4, UKCore-Organization. */
export const odsCodeSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';

/** The extension of a UK Core Patient that holds the ethnic category. */
export const ethnicCategoryExtension =
  'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory';
