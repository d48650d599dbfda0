import type { Problem } from '@causeway/domain';
import {
  evalFhirPathTyped,
  type FhirPathAtom,
  indexStructureDefinitionBundle,
  parseFhirPath,
} from '@medplum/core';
import type { Resource } from '../resource.js';
import { readStructureDefinitions } from './definitions.js';
import { plainRules } from './plain-rules.js';
import { ruleTree } from './rule-tree.js';
import { type AskRule, RuleWalk } from './rule-walk.js';

/** Checks the rules (invariants) of FHIR R4 on resources whose structure is right. */
export interface InvariantCheck {
  /** What rule does not hold, at its FHIRPath; empty where all do. */
  problemsOf(resource: Resource): readonly Problem[];
}

/**
 * A check with the profiles of R4 read (0.1 s). The rules are HL7's FHIRPath, asked of @medplum/core's evaluator; the walk is our own,
 * for medplum's validator skips the rules of datatypes (`per-1`, `ref-1`) and takes several times as long. Its table of types, which the
 * evaluator needs, is one per process and only ever gets the same profiles.
 */
export function invariantCheck(): InvariantCheck {
  const profiles = readStructureDefinitions();
  indexStructureDefinitionBundle(profiles);
  const tree = ruleTree(profiles);
  const ask = ruleAsker();
  return {
    problemsOf: (resource) => {
      const walk = new RuleWalk(tree, ask);
      const { resourceType } = resource;
      walk.visit(
        resource,
        { node: resourceType, rules: [] },
        { expression: resourceType, resource, root: resource },
      );
      return walk.found;
    },
  };
}

/** Asks rules in plain code where there is some, and otherwise in FHIRPath, parsed once. */
function ruleAsker(): AskRule {
  const parsed = new Map<string, FhirPathAtom>();
  return (rule, value, at) => {
    const plain = plainRules[rule.key]?.(value, at.root);
    if (plain !== undefined) return plain;
    const atom = parsed.get(rule.expression) ?? parseFhirPath(rule.expression);
    parsed.set(rule.expression, atom);
    return isTrue(atom, value, at);
  };
}

const ucum = { type: 'uri', value: 'http://unitsofmeasure.org' };

function isTrue(atom: FhirPathAtom, value: object, at: Parameters<AskRule>[2]): boolean {
  const typed = { type: at.type, value };
  const variables = {
    '%context': typed,
    '%ucum': ucum,
    '%resource': { type: at.resource.resourceType, value: at.resource },
    '%rootResource': { type: at.root.resourceType, value: at.root },
  };
  try {
    const answers = evalFhirPathTyped(atom, [typed], variables);
    return answers.length === 1 && answers[0]?.value === true;
  } catch {
    // A check that could not be made never passes for one that was.
    return false;
  }
}
