import type { IdentifierScheme, LinkageMode } from '@causeway/linkage';

/** The options of `causeway link`, as its command line gives them. */
export interface LinkOptions {
  readonly out: string;
  readonly columns: string;
  readonly model?: string;
  readonly truth?: string;
  readonly truthColumns: string;
  readonly mode?: LinkageMode;
  readonly identifierScheme: IdentifierScheme;
  readonly threshold?: number;
  readonly threads?: number;
  readonly memory: string;
  readonly seed: number;
  readonly showSql?: boolean;
  readonly json?: boolean;
}
