import type { Instant, OdsCode } from '@causeway/domain';
import type { EventHead, PersonChoice, PersonEvent, RegionChoice, RegionEvent } from '../choice-event.js';

/** A moment of a day in November 2026, by day, hour and minute. For tests only. */
export function moment(day: number, hour = 9, minute = 0): Instant {
  const [d = '', h = '', m = ''] = [day, hour, minute].map((part) => String(part).padStart(2, '0'));
  return `2026-11-${d}T${h}:${m}:00.000Z` as Instant;
}

/** An event about a person: what was said, and when; recorded by a receptionist of B82001 unless told. For tests only. */
export function said(at: Instant, choice: PersonChoice, head: Partial<EventHead> = {}): PersonEvent {
  return { ...headAt(at, JSON.stringify(choice)), ...head, ...choice };
}

/** An event about an organisation or the region. For tests only. */
export function ruled(at: Instant, choice: RegionChoice): RegionEvent {
  return { ...headAt(at, JSON.stringify(choice)), ...choice };
}

function headAt(at: Instant, what: string): EventHead {
  const by = { user: 'user-1', role: 'receptionist', organisation: 'B82001' as OdsCode } as const;
  return { id: `${at} ${what}`, at, by, source: 'patient', method: 'spoken' };
}
