import type { Activity, Asker } from '@causeway/choices';
import type { Instant, Problem, Result } from '@causeway/domain';
import type { AskersRecord } from '../fhir/askers-record.js';
import type { FormValues } from './form-values.js';
import type { Language } from './messages.js';

/** What a page comes to: a template with what it shows, another page to go on to, or a file. */
export type PageAnswer =
  | {
      readonly kind: 'page';
      /** A file of `templates/`. */
      readonly template: string;
      /** What the template shows. Text only: templates escape all of it. */
      readonly data: Readonly<Record<string, unknown>>;
      /** 200 unless told; 400 for a form that is shown again with its errors. */
      readonly status?: number;
    }
  /** After a form was taken, so that loading again does not send it again. `to` is a path of this server, and holds nothing personal. */
  | { readonly kind: 'go'; readonly to: string }
  | {
      readonly kind: 'file';
      readonly type: string;
      readonly body: string | Uint8Array;
      /** Saved under this name; shown in the browser where there is none. */
      readonly name?: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** What comes of asking for a page; a problem is shown as a page of its own. */
export type PageAnswered = Result<PageAnswer, Problem>;

/** A request for a page that anybody may see. It is given nothing that leads to the record. */
export interface PublicPageRequest {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
  /** The fields of a form that was sent; empty for a page that is only looked at. */
  readonly form: FormValues;
  readonly language: Language;
  readonly now: Instant;
}

/** A request of somebody signed in: the record, as they meet it, through its one gate. */
export interface SignedInPageRequest extends PublicPageRequest {
  readonly asker: Asker;
  readonly record: AskersRecord;
}

/** How often one browser may ask: what is guessed at (a code, a number and a birth date) is guessed at slowly. */
export interface RateLimit {
  readonly most: number;
  readonly withinMs: number;
}

interface PageRouteBase {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly limit?: RateLimit;
}

/** A page for anybody. */
export interface PublicPage extends PageRouteBase {
  readonly door: 'public-page';
  readonly handle: (request: PublicPageRequest) => Promise<PageAnswered>;
}

/** A page for who is signed in and may do at least one of `activities`; a POST carries the token of its session. */
export interface SignedInPage extends PageRouteBase {
  readonly door: 'page';
  readonly activities: readonly Activity[];
  readonly handle: (request: SignedInPageRequest) => Promise<PageAnswered>;
}

/** One page of the table of routes. */
export type PageRoute = PublicPage | SignedInPage;
