import type { Clock } from '@causeway/domain';
import type { SharedRecord } from '@causeway/record';
import type { JWK } from 'jose';
import type { DemonstrationParts } from '../demonstration/demonstration-parts.js';
import type { SignInConfiguration } from '../sign-in/sign-in-configuration.js';

/** `n` random bytes; the command gives those of the machine. */
export type RandomBytes = (n: number) => Uint8Array;

/** One thing that must be there before requests are taken, and whether it is. */
export interface ReadinessCheck {
  readonly name: string;
  readonly ready: boolean;
  /** What it is doing instead, without names or addresses. */
  readonly detail?: string;
}

/** One figure the store tells of itself, such as how many connections wait: a gauge of `/metrics`. */
export interface Gauge {
  /** Lower case with underscores; `causeway_` is put before it. */
  readonly name: string;
  readonly help: string;
  readonly value: number;
}

/** Where log lines go: one JSON document each. */
export interface LogParts {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly write: (line: string) => void;
}

/** How much one request may bring. */
export interface RequestLimits {
  /** Bytes of a body; a transaction of a whole record fits in the default of 16 MiB. */
  readonly bodyBytes: number;
  /** Characters of the path and query together. */
  readonly urlCharacters: number;
}

/** What `serve` is made of. Nothing else is read: no environment, no clock, no randomness of the machine. */
export interface ServerParts {
  readonly record: SharedRecord;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Where to listen; port 0 takes any that is free. */
  readonly listen: { readonly host: string; readonly port: number };
  readonly signIn: SignInConfiguration;
  /** The private key (EC P-256) that signs the tokens this server gives to systems and personas. */
  readonly tokenKey: JWK;
  /** There where the demonstration switch is on. */
  readonly demonstration?: DemonstrationParts;
  /** An existing folder for the files of bulk exports, readable by nobody else. */
  readonly exportFolder: string;
  readonly version: string;
  readonly log: LogParts;
  /** Asked at each `/readyz`. */
  readonly readiness: () => Promise<readonly ReadinessCheck[]>;
  /** Asked at each `/metrics`. */
  readonly gauges?: () => readonly Gauge[];
  readonly limits?: Partial<RequestLimits>;
  /** What organisations are called, by ODS code, for people to read; a code that is not there is shown as it is. */
  readonly organisationNames?: ReadonlyMap<string, string>;
}
