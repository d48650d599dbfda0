/** The system of NHS numbers as FHIR identifiers. Source: UK Core R4, UKCore-Patient. */
export const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/** The system of ODS codes of organisations, and what `meta.source` of an entry begins with. Source: UK Core R4, UKCore-Organization. */
export const odsCodeSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';

/** The system of an organisation's own numbers of people, in regions made by Causeway. */
export const localIdSystem = 'urn:causeway:local-id';
