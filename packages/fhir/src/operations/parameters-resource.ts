import type { Resource } from '../resource.js';

/** One parameter to be sent: a value of a primitive type, a resource, or parts. One whose value is undefined is left out. */
export type OutParameter = { readonly name: string } & (
  | { readonly code: string | undefined }
  | { readonly string: string | undefined }
  | { readonly id: string | undefined }
  | { readonly instant: string | undefined }
  | { readonly boolean: boolean | undefined }
  | { readonly integer: number | undefined }
  | { readonly resource: Resource }
  | { readonly parts: readonly OutParameter[] }
);

/** The Parameters resource of these, in their order. */
export function parametersResource(parameters: readonly OutParameter[]): Resource {
  const parameter = parameters.flatMap(printed);
  return { resourceType: 'Parameters', ...(parameter.length === 0 ? {} : { parameter }) };
}

function printed(parameter: OutParameter): readonly object[] {
  const { name } = parameter;
  if ('parts' in parameter) return [{ name, part: parameter.parts.flatMap(printed) }];
  if ('resource' in parameter) return [{ name, resource: parameter.resource }];
  const [type, value] = Object.entries(parameter).find(([key]) => key !== 'name') ?? ['', undefined];
  return value === undefined
    ? []
    : [{ name, [`value${type.charAt(0).toUpperCase()}${type.slice(1)}`]: value }];
}
