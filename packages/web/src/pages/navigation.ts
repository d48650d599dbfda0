import type { Activity, Asker } from '@causeway/choices';

/** One way to go, shown on every page to whom it leads somewhere. */
export interface Destination {
  readonly href: string;
  /** The key of its name in the messages. */
  readonly name: string;
  /** Shown to who holds one of these; to everybody where there are none. */
  readonly activities: readonly Activity[];
}

/** The ways through the pages, in the order they are shown. */
export const destinations: readonly Destination[] = [
  { href: '/', name: 'navigation.sharing', activities: [] },
  { href: '/choices', name: 'navigation.choices', activities: ['read-own-record'] },
  { href: '/access', name: 'navigation.access', activities: ['read-own-access-log'] },
  { href: '/record', name: 'navigation.record', activities: ['view-record'] },
  { href: '/practice', name: 'navigation.practice', activities: ['trace-person'] },
  { href: '/officer', name: 'navigation.officer', activities: ['handle-alerts'] },
];

/** Where the asker may go; `path` is where they are. */
export function destinationsOf(
  asker: Asker | undefined,
  path: string,
): readonly (Destination & { readonly isCurrent: boolean })[] {
  return destinations
    .filter(
      ({ activities }) =>
        activities.length === 0 || activities.some((activity) => asker?.activities.has(activity) === true),
    )
    .map((each) => ({
      ...each,
      isCurrent: path === each.href || (each.href !== '/' && path.startsWith(`${each.href}/`)),
    }));
}
