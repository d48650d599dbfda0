import { plainCode } from './clinical-code.js';
import type { CodeSystem } from './code-system.js';

/**
 * What an objection is about. The families never count for one another: `type-1` keeps a practice's record
 * from secondary use, `type-2` is the forerunner of the national data opt-out, `direct-care` refuses the
 * sharing of a record between those who give care.
 */
export type ObjectionFamily = 'type-1' | 'type-2' | 'direct-care';

/** Whether the code says no, or takes an earlier no back. */
export type ObjectionEffect = 'dissent' | 'withdrawn';

/** A code with which a practice records an objection. */
export interface ObjectionCode {
  readonly code: string;
  readonly codeSystem: CodeSystem;
  readonly family: ObjectionFamily;
  readonly effect: ObjectionEffect;
  readonly term: string;
}

const typeOneDissent = 'Dissent from secondary use of GP patient identifiable data';
const typeOneWithdrawn = 'Dissent withdrawn for secondary use of GP patient identifiable data';
const typeTwoDissent = 'Dissent from disclosure of personal confidential data by HSCIC';
const localSharingRefused = 'Refused consent for upload to local shared electronic record';
const nationalSharingRefused = 'Refused consent for upload to national shared electronic record';
const sharingRefused = 'No consent for electronic record sharing';
const summaryRefused = 'Express dissent for Summary Care Record dataset upload';

/**
 * Every code of the three families, as the decision tables name them (section 3), and the codes of the
 * direct-care family in Read v2 and CTV3. Source: NHS England, Type 1 opt-out and national data opt-out code
 * lists; Read v2 and CTV3 of the UK Terminology Centre.
 */
export const objectionCodes: readonly ObjectionCode[] = [
  { code: '9Nu0', codeSystem: 'read-v2', family: 'type-1', effect: 'dissent', term: typeOneDissent },
  { code: 'XaZ89', codeSystem: 'ctv3', family: 'type-1', effect: 'dissent', term: typeOneDissent },
  {
    code: '827241000000103',
    codeSystem: 'snomed-ct',
    family: 'type-1',
    effect: 'dissent',
    term: typeOneDissent,
  },
  { code: '9Nu1', codeSystem: 'read-v2', family: 'type-1', effect: 'withdrawn', term: typeOneWithdrawn },
  {
    code: '827261000000102',
    codeSystem: 'snomed-ct',
    family: 'type-1',
    effect: 'withdrawn',
    term: typeOneWithdrawn,
  },
  { code: '9Nu4', codeSystem: 'read-v2', family: 'type-2', effect: 'dissent', term: typeTwoDissent },
  { code: 'XaaVL', codeSystem: 'ctv3', family: 'type-2', effect: 'dissent', term: typeTwoDissent },
  {
    code: '881561000000100',
    codeSystem: 'snomed-ct',
    family: 'type-2',
    effect: 'dissent',
    term: typeTwoDissent,
  },
  {
    code: '93C1',
    codeSystem: 'read-v2',
    family: 'direct-care',
    effect: 'dissent',
    term: localSharingRefused,
  },
  { code: 'XaKRw', codeSystem: 'ctv3', family: 'direct-care', effect: 'dissent', term: localSharingRefused },
  {
    code: '93C3',
    codeSystem: 'read-v2',
    family: 'direct-care',
    effect: 'dissent',
    term: nationalSharingRefused,
  },
  {
    code: 'XaKRy',
    codeSystem: 'ctv3',
    family: 'direct-care',
    effect: 'dissent',
    term: nationalSharingRefused,
  },
  { code: '9Nd1', codeSystem: 'read-v2', family: 'direct-care', effect: 'dissent', term: sharingRefused },
  { code: 'XaKII', codeSystem: 'ctv3', family: 'direct-care', effect: 'dissent', term: sharingRefused },
  { code: '9Ndo', codeSystem: 'read-v2', family: 'direct-care', effect: 'dissent', term: summaryRefused },
  { code: 'XaXj6', codeSystem: 'ctv3', family: 'direct-care', effect: 'dissent', term: summaryRefused },
];

const objectionByCode: ReadonlyMap<string, ObjectionCode> = new Map(
  objectionCodes.map((objection) => [objection.code, objection]),
);

/**
 * The objection that `code` records, in any spelling of its system (`9Nu0`, `9Nu0.`, `9Nu0.00`); undefined
 * where the code is none of these. No system is asked for: no code of one system is a code of another here.
 */
export function objectionOf(code: string): ObjectionCode | undefined {
  const withoutTerm = plainCode('snomed-ct', code);
  return objectionByCode.get(withoutTerm) ?? objectionByCode.get(plainCode('read-v2', withoutTerm));
}
