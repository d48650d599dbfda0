import type { Resource } from '../resource.js';
import type { Operation, OperationParameter } from './operation.js';
import { operations } from './operation-table.js';

/** Where the definition of an operation is given: HL7's own address, or the one below `base`. */
export function definitionAddress(operation: Operation, base: string): string {
  return operation.definedBy ?? `${base}/OperationDefinition/${operation.code}`;
}

/** The OperationDefinitions of Causeway's own operations, for the API at `base`; those that HL7 defines are not told again. */
export function operationDefinitions(base: string): readonly Resource[] {
  return operations
    .filter(({ definedBy }) => definedBy === undefined)
    .map((operation) => definitionOf(operation, base));
}

function definitionOf(operation: Operation, base: string): Resource {
  const { code, title, description, affectsState, resource, level, input, output } = operation;
  const parameter = [
    ...input.map((each) => definedParameter(each, 'in')),
    ...output.map((each) => definedParameter(each, 'out')),
  ];
  return {
    resourceType: 'OperationDefinition',
    id: code,
    url: definitionAddress(operation, base),
    name: code.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    title,
    status: 'active',
    kind: 'operation',
    description,
    affectsState,
    code,
    ...(resource.length === 0 ? {} : { resource }),
    system: level === 'system',
    type: level === 'type',
    instance: level === 'instance',
    ...(parameter.length === 0 ? {} : { parameter }),
  };
}

function definedParameter(parameter: OperationParameter, use: 'in' | 'out'): object {
  const { name, min, max, documentation, type, codes, parts } = parameter;
  const words = codes === undefined ? documentation : `${documentation} One of: ${codes.join(' | ')}.`;
  return {
    name,
    use,
    min,
    max,
    documentation: words,
    ...(type === undefined ? {} : { type }),
    ...(parts === undefined ? {} : { part: parts.map((part) => definedParameter(part, use)) }),
  };
}
