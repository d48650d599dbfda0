import { ok, type Problem, type Result } from '@causeway/domain';
import type { BundleOperation } from '@causeway/fhir';
import type { BundleOutcome, Written } from '@causeway/record';
import type { AskersRecord } from './askers-record.js';
import { subsetPage } from './subset-page.js';

/** Does what one entry of a batch asks for, on its own. */
export async function performOperation(
  record: AskersRecord,
  operation: BundleOperation,
): Promise<Result<BundleOutcome, Problem>> {
  switch (operation.method) {
    case 'create': {
      const { resource, ifNoneExist } = operation;
      return written(await record.create(resource, ifNoneExist === undefined ? {} : { ifNoneExist }));
    }
    case 'update':
      return written(await record.update(operation.resource, operation));
    case 'update-where':
      return written(await record.updateWhere(operation.resource, operation.where));
    case 'patch':
      return written(await record.patch(operation.patch, operation));
    case 'remove': {
      const removed = await record.remove(operation.key, operation);
      return removed.ok ? ok({ kind: 'written', written: { ...removed.value, created: false } }) : removed;
    }
    case 'read': {
      const found = await record.read(operation.key);
      return found.ok ? ok({ kind: 'read', found: found.value }) : found;
    }
    case 'search': {
      const page = await record.search(operation.request);
      return page.ok ? ok({ kind: 'searched', page: subsetPage(page.value, operation.request) }) : page;
    }
  }
}

function written(result: Result<Written, Problem>): Result<BundleOutcome, Problem> {
  return result.ok ? ok({ kind: 'written', written: result.value }) : result;
}
