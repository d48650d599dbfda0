/** The entries an asker may see, as parts of a query in which they stand under one name. */
export interface VisibleEntries {
  /** What follows `from`: the entries under their name, with what the decision asks of. Further joins may follow. */
  readonly from: string;
  /** What must hold, for `where`: true for the entries the asker may see, and never null. */
  readonly where: string;
  /** The row of the decision table that decided, an integer. */
  readonly row: string;
  /** The content of a version, from the column it stands in (`e.content`): of a protected person without address and telephone. */
  content(column: string): string;
  /** The version of the person's choices by which was decided; null where nothing was chosen or nothing depends on it. */
  readonly preferenceVersion: string;
}

/**
 * The relation by which entries are read, of the columns of the table `entry`: the coarse lock of row-level security as a view, since
 * PostgreSQL uses no GIN index under row-level security (`@>` is not leakproof).
 */
export const readableEntries = 'shared_entry';
