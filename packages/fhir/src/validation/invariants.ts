import { type Problem, problem } from '@causeway/domain';
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import type { OperationOutcomeIssue, Resource as R4Resource } from '@medplum/fhirtypes';
import type { Resource } from '../resource.js';
import { readStructureDefinitions } from './definitions.js';

/** Checks the rules (invariants) of FHIR R4 on resources whose structure is right. */
export interface InvariantCheck {
  /** What rule does not hold, at its FHIRPath; empty where all do. */
  problemsOf(resource: Resource): readonly Problem[];
}

/**
 * A check with the profiles of R4 read (0.1 s). They go into @medplum/core's own table of types, which is one per process and only ever
 * gets the same ones.
 */
export function invariantCheck(knows: (type: string) => boolean): InvariantCheck {
  indexStructureDefinitionBundle(readStructureDefinitions());
  return {
    problemsOf: (resource) =>
      issuesOf(withoutUnknownContained(resource, knows)).flatMap((issue) => ruleProblem(issue) ?? []),
  };
}

/** The resource with only such contained ones as there is a profile of: medplum throws at others. */
function withoutUnknownContained(resource: Resource, knows: (type: string) => boolean): Resource {
  const { contained } = resource;
  if (!Array.isArray(contained)) return resource;
  const known = (contained as readonly Resource[]).filter(({ resourceType }) => knows(resourceType));
  const { contained: _, ...others } = resource;
  return known.length === 0 ? (others as Resource) : { ...resource, contained: known };
}

function issuesOf(resource: Resource): readonly OperationOutcomeIssue[] {
  try {
    return validateResource(resource as unknown as R4Resource);
  } catch (thrown) {
    if (thrown instanceof OperationOutcomeError) return thrown.outcome.issue;
    // Its patterns run out of stack on a base64 of megabytes: a check that could not be made never passes for one that was.
    return [{ severity: 'error', code: 'too-costly' }];
  }
}

/** Rules of medplum that are written for its own product, or that the structure has told already. */
const warning = new Set<string | undefined>(['warning', 'information']);

/** The problem an issue of medplum tells. Of its words only the name of the rule is taken: others quote what was sent. */
function ruleProblem(issue: OperationOutcomeIssue): Problem | undefined {
  if (warning.has(issue.severity)) return undefined;
  if (issue.code === 'too-costly') return problem('CW-FHIR-019');
  const path = issue.expression?.[0];
  const place = path === undefined ? {} : { path };
  const rule = /^Constraint ([a-z]+-[0-9a-z]+) not met: (.*)$/s.exec(issue.details?.text ?? '');
  if (rule !== null)
    return problem('CW-FHIR-017', {
      ...place,
      detail: `Rule ${rule[1]} of FHIR R4 does not hold: ${rule[2]}`,
    });
  if (/empty/.test(issue.details?.text ?? '')) return problem('CW-FHIR-018', place);
  if (/null|undefined/.test(issue.details?.text ?? '')) {
    return problem('CW-FHIR-018', {
      ...place,
      detail: 'A null stands only in a list, where the same place of the list of extensions has one.',
    });
  }
  return problem('CW-FHIR-012', place);
}
