import { type Problem, problem } from '@causeway/domain';
import { Ajv, type ValidateFunction } from 'ajv';
import { isObject, isResource } from '../parse-resource.js';
import type { Resource } from '../resource.js';
import { type R4Schema, readSchema } from './definitions.js';
import { addOwnKeywords } from './own-keywords.js';
import { structureProblem } from './structure-problem.js';

/** How many problems of one resource are told: enough to mend it by, and an answer of a fair size. */
const mostProblems = 50;

/** Checks resources against the structure of FHIR R4. */
export interface StructureCheck {
  /** Whether resources of this type can be checked. */
  knows(type: string): boolean;
  /** What is wrong with `resource`, which stands at `root` (`Patient`, or `List.contained[0]`); empty where nothing is. */
  problemsOf(resource: Resource, root: string): readonly Problem[];
}

/** A check with the schema of R4 read and nothing compiled yet: each type is when first met (20 to 150 ms). */
export function structureCheck(schema: R4Schema = readSchema()): StructureCheck {
  const ajv = addOwnKeywords(
    new Ajv({ allErrors: true, strict: false, inlineRefs: false, verbose: true, addUsedSchema: false }),
  );
  ajv.addSchema(schema);
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (type: string): ValidateFunction | undefined => {
    const known = compiled.get(type) ?? ajv.getSchema(`${schema.$id}#/definitions/${type}`);
    if (known !== undefined) compiled.set(type, known);
    return known;
  };
  const knows = (type: string): boolean => isResourceDefinition(schema, type);
  const problemsOf = (resource: Resource, root: string): readonly Problem[] => {
    if (!knows(resource.resourceType)) return [];
    const problems = ownProblems(validatorOf(resource.resourceType), resource, root);
    const within = resourcesWithin(resource, root).flatMap((inner) => problemsOf(inner.resource, inner.root));
    return [...problems, ...within].slice(0, mostProblems);
  };
  return { knows, problemsOf };
}

/** Whether `type` is one of resources: its definition says which resourceType they have. */
function isResourceDefinition({ definitions }: R4Schema, type: string): boolean {
  const definition = Object.hasOwn(definitions, type) ? definitions[type] : undefined;
  const named = definition?.properties?.resourceType;
  return isObject(named) && named.const === type;
}

function ownProblems(
  validate: ValidateFunction | undefined,
  resource: Resource,
  root: string,
): readonly Problem[] {
  try {
    const errors = validate === undefined || validate(resource) ? [] : (validate.errors ?? []);
    return errors.flatMap((error) => structureProblem(root, error) ?? []);
  } catch (thrown) {
    // What did not come through the parser may nest deeper than the stack.
    if (thrown instanceof RangeError) return [problem('CW-FHIR-003', { path: root })];
    throw thrown;
  }
}

interface Placed {
  readonly resource: Resource;
  readonly root: string;
}

/** The resources within a resource: contained ones, and those of a Bundle's entries and of Parameters. */
function resourcesWithin(resource: Resource, root: string): readonly Placed[] {
  const contained = listed(resource.contained, (each) => each, `${root}.contained`);
  const entries = resource.resourceType === 'Bundle' ? listed(resource.entry, inEntry, `${root}.entry`) : [];
  const parameters =
    resource.resourceType === 'Parameters' ? listed(resource.parameter, inEntry, `${root}.parameter`) : [];
  return [...contained, ...entries, ...parameters];
}

function inEntry(entry: unknown): unknown {
  return isObject(entry) ? entry.resource : undefined;
}

function listed(list: unknown, pick: (each: unknown) => unknown, path: string): readonly Placed[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each, index) => {
    const resource = pick(each);
    return isResource(resource) ? [{ resource, root: `${path}[${index}]` }] : [];
  });
}
