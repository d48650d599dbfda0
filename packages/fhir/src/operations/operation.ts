import type { ResourceType } from '../resource.js';

/** A datatype that a parameter of an operation has here. */
export type ParameterType =
  | 'boolean'
  | 'canonical'
  | 'code'
  | 'id'
  | 'instant'
  | 'integer'
  | 'string'
  | 'Resource'
  | 'Bundle'
  | 'OperationOutcome';

/** One parameter of an operation; one with parts has no value of its own. */
export interface OperationParameter {
  readonly name: string;
  readonly type?: ParameterType;
  readonly min: 0 | 1;
  readonly max: '1' | '*';
  readonly documentation: string;
  /** The codes it may have, where only some. */
  readonly codes?: readonly string[];
  readonly parts?: readonly OperationParameter[];
}

/** One operation of the API: what it is called on, takes and gives. */
export interface Operation {
  /** As in the address, without `$`. */
  readonly code: string;
  readonly title: string;
  readonly description: string;
  /** The definition it follows, where that is HL7's; otherwise Causeway's own is given out. */
  readonly definedBy?: string;
  readonly resource: readonly ResourceType[];
  readonly level: 'system' | 'type' | 'instance';
  readonly affectsState: boolean;
  readonly input: readonly OperationParameter[];
  readonly output: readonly OperationParameter[];
}
