import type { PatchOperation } from '../patch/patch-operation.js';
import type { Resource, ResourceType } from '../resource.js';
import type { SearchRequest } from '../search/search-request.js';

/** Where an entry of a Bundle acts. */
export interface OperationKey {
  readonly type: ResourceType;
  readonly id: string;
}

/** What one entry of a transaction or batch asks for, its references to other entries of the Bundle not yet resolved. */
export type BundleOperation =
  | {
      readonly method: 'create';
      readonly fullUrl?: string;
      readonly resource: Resource;
      readonly ifNoneExist?: SearchRequest;
    }
  | {
      readonly method: 'update';
      readonly fullUrl?: string;
      readonly key: OperationKey;
      readonly resource: Resource;
      readonly ifMatch?: number;
    }
  | {
      readonly method: 'update-where';
      readonly fullUrl?: string;
      readonly where: SearchRequest;
      readonly resource: Resource;
    }
  | {
      readonly method: 'patch';
      readonly key: OperationKey;
      readonly patch: readonly PatchOperation[];
      readonly ifMatch?: number;
    }
  | { readonly method: 'remove'; readonly key: OperationKey; readonly ifMatch?: number }
  | { readonly method: 'read'; readonly key: OperationKey }
  | { readonly method: 'search'; readonly request: SearchRequest };
