import type { Reporter, TestModule } from 'vitest/node';

/** Prints the plain closing line `N passed, N failed, N skipped`, and names each skipped test so that a skip is never silent. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const skippedNames: string[] = [];
    for (const module of modules) {
      let testsInModule = 0;
      for (const test of module.children.allTests()) {
        testsInModule += 1;
        const { state } = test.result();
        if (state === 'passed') counts.passed += 1;
        else if (state === 'failed') counts.failed += 1;
        else {
          counts.skipped += 1;
          skippedNames.push(`${module.relativeModuleId} > ${test.fullName}`);
        }
      }
      // A file that fails to load holds no test; it must still count as a failure.
      if (testsInModule === 0 && module.state() === 'failed') counts.failed += 1;
    }
    if (counts.failed === 0 && unhandledErrors.length > 0) counts.failed += unhandledErrors.length;
    for (const name of skippedNames) console.log(`skipped: ${name}`);
    console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
}
