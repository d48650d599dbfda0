import { sensitiveSetOf } from '@causeway/choices';
import type { Instant } from '@causeway/domain';
import type { ProvisionTerms, TermPeriod } from '@causeway/fhir';
import type { Obstacle } from './consent-choice.js';
import { timeOrder } from './time-order.js';

const actReason = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/** Purposes for which nothing of the shared record is ever used, so that a word on them has no bearing. */
export const purposesWithoutBearing: ReadonlySet<string> = new Set(['HPAYMT', 'HOPERAT']);

/** What a rule would have to be narrowed by, and cannot: a preference is for all that an organisation records, and holds until changed. */
export function provisionObstacle(
  provision: ProvisionTerms,
  at: { readonly path: string; readonly now: Instant },
): Obstacle | undefined {
  const reason =
    periodReason(provision.period, at.now) ??
    unreadReason(provision) ??
    dataReason(provision) ??
    breakGlassReason(provision) ??
    labelReason(provision);
  return reason === undefined ? undefined : { path: at.path, reason };
}

/** What stands against the purposes of the whole Consent. A denial is taken at its widest, a permission at its narrowest. */
export function purposeReason({ type, purposes }: ProvisionTerms): string | undefined {
  const codes = purposes.map(({ system, code }) => (system === actReason ? code : ''));
  if (type === 'deny' && codes.length === 0) {
    return 'It denies every purpose. Use beyond care is refused with $objection; deny TREAT here, and object there.';
  }
  if (codes.length > 0 && !codes.includes('TREAT')) {
    return 'It is not about direct care. An objection to other uses is made with $objection, and a research project asks for itself.';
  }
  const isHalf =
    type === 'deny' && codes.some((code) => code !== 'TREAT' && !purposesWithoutBearing.has(code));
  return isHalf ? 'It denies purposes beyond care too, which is done with $objection.' : undefined;
}

function periodReason(period: TermPeriod | undefined, now: Instant): string | undefined {
  if (period?.end !== undefined) {
    return timeOrder(period.end, now) < 0
      ? 'It has ended.'
      : 'It is to end on a day; a choice here holds until it is changed, and would outlast it.';
  }
  if (period?.start === undefined || timeOrder(period.start, now) <= 0) return undefined;
  return 'It is to begin later; a choice here holds from when it is recorded.';
}

function unreadReason({ unread }: ProvisionTerms): string | undefined {
  if (unread.length === 0) return undefined;
  return `It is narrowed by ${unread.join(', ')}; sharing is decided for all that an organisation records.`;
}

function dataReason({ data, dataPeriod }: ProvisionTerms): string | undefined {
  if (dataPeriod !== undefined)
    return 'It is about a span of time; sharing is decided for all that an organisation recorded.';
  const [first] = data;
  if (first === undefined) return undefined;
  return (
    reasonByMeaning[first.meaning] ??
    'It is about chosen data; sharing is decided for all that an organisation records.'
  );
}

const reasonByMeaning: Readonly<Record<string, string>> = {
  authoredby: 'It is about one author; sharing is decided for all that an organisation records.',
  related: 'It is about one encounter; sharing is decided for all that an organisation records.',
  instance: 'It is about one entry; who recorded that can mark it private.',
};

function breakGlassReason({ purposes }: ProvisionTerms): string | undefined {
  if (!purposes.some(({ code }) => code === 'BTG')) return undefined;
  return 'It grants break-glass; who may break glass, and what that opens, is one rule for everyone (row 12).';
}

function labelReason({ securityLabels }: ProvisionTerms): string | undefined {
  const isUnknown = securityLabels.some(
    ({ system, code }) => !isNormal(system, code) && sensitiveSetOf(code) === undefined,
  );
  return isUnknown ? 'It names a security label that no sensitive set here has.' : undefined;
}

/** Whether a label is `N`: what any entry has that is not labelled. */
export function isNormal(system: string, code: string): boolean {
  return system === confidentiality && code === 'N';
}
