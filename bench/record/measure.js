// What the measurements share: percentiles, and a closed loop with so many in flight.

export function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Runs `work(i)` for `seconds` with `inFlight` at once; latencies in milliseconds. */
export async function closedLoop(work, { seconds, inFlight }) {
  const latencies = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let next = 0;
  const one = async () => {
    while (performance.now() < until) {
      const before = performance.now();
      next += 1;
      await work(next);
      latencies.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  const took = (performance.now() - startedAt) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    requests: latencies.length,
    perSecond: Math.round(latencies.length / took),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}

/** Times of `work`, each measured by turns, so that a machine that slows down slows all of them. */
export async function byTurns(works, options, rounds = 3) {
  const runs = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(works)) runs[name].push(await closedLoop(work, options));
  }
  return Object.fromEntries(
    Object.entries(runs).map(([name, all]) => [
      name,
      {
        perSecond: median(all.map(({ perSecond }) => perSecond)),
        p50: median(all.map(({ p50 }) => p50)),
        p99: median(all.map(({ p99 }) => p99)),
        runs: all,
      },
    ]),
  );
}
