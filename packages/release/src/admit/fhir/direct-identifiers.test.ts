import { describe, expect, it } from 'vitest';
import { directIdentifierKinds, heldDirectIdentifiers } from './direct-identifiers.js';

const typed = (code: string) => ({
  type: { coding: [{ code }] },
  system: 'http://example.org/ids',
  value: '1',
});

describe('the direct identifiers that a Patient holds', () => {
  it('are told by kind, each once', () => {
    const extension = (name: string) => ({ url: `http://hl7.org/fhir/StructureDefinition/patient-${name}` });
    const held = heldDirectIdentifiers({
      text: { div: '<div>Marked</div>' },
      extension: [extension('mothersMaidenName'), extension('birthPlace')],
      identifier: [typed('MR'), typed('SS'), typed('DL'), typed('PPN'), typed('MR')],
      name: [{ family: 'Marked' }, { family: 'Again' }],
      telecom: [{ value: 'Marked' }],
      address: [{ line: ['Marked'] }],
      photo: [{ title: 'Marked' }],
      contact: [{ name: { family: 'Marked' } }],
    });
    expect([...held].sort()).toEqual([...directIdentifierKinds].sort());
  });

  it('are none where there is only what is read', () => {
    const nhsNumber = { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9912003888' };
    const address = [{ postalCode: 'LS17 7DF', line: [] }];
    expect(heldDirectIdentifiers({ identifier: [nhsNumber], name: [], address, gender: 'male' }).size).toBe(
      0,
    );
  });
});
