import type { Method, Route } from './route.js';

/**
 * The methods the routes have for the path `path` (without its query), for the Allow header; empty where no route has it. A segment of a
 * route that begins with a colon stands for any one segment.
 */
export function allowedMethods(routes: readonly Route[], path: string): readonly string[] {
  const segments = segmentsOf(path);
  const methods = new Set<Method | 'HEAD'>();
  for (const route of routes) {
    if (!matches(segmentsOf(route.path), segments)) continue;
    methods.add(route.method);
    if (route.method === 'GET') methods.add('HEAD');
  }
  return [...methods].sort();
}

function matches(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, place) => part.startsWith(':') || part === segments[place])
  );
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}
