export type { LinkParts } from './link.js';
export { link } from './link.js';
export type { LinkOutcome } from './link-outcome.js';
export type { LinkageSpec } from './linkage-spec.js';
export { evidenceColumns } from './linkage-spec.js';
