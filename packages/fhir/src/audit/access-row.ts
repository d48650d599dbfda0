/** One row of the access log about one person, as far as an AuditEvent is made of it. */
export interface AccessRow {
  /** The log, and the number of the row in it. */
  readonly log: string;
  readonly sequence: number;
  /** ISO instant. */
  readonly at: string;
  /** Identifier of the user; never a name. */
  readonly user: string;
  readonly role: string;
  /** ODS code. */
  readonly organisation: string | undefined;
  readonly purpose: string;
  readonly action: string;
  /** Why it was allowed: own, shared, break-glass, disclosure, self, proxy …; none where it was not. */
  readonly basis: string;
  /** The row of the decision table that decided. */
  readonly row: number | undefined;
  /** Ids of the entries, and the types they are of. */
  readonly entries: readonly string[];
  readonly kinds: readonly string[];
  readonly proof: InclusionProof | undefined;
}

/** What shows that a row stands in the log. Source: RFC 6962; C2SP tlog-checkpoint. */
export interface InclusionProof {
  readonly text: string;
  readonly salt: string;
  readonly hashes: readonly string[];
  readonly checkpoint: string;
}
