import { expect, it } from 'vitest';
import { defaultExcludedCodeSet } from './default-excluded-code-set.js';
import { excludedCategoryFinder, excludedCategoryOf } from './excluded-code-set.js';

it('answers as the set itself does, also the second time, and tells systems apart', () => {
  const find = excludedCategoryFinder(defaultExcludedCodeSet);
  const concepts = ['http://snomed.info/sct', 'read-v2', 'icd-10', ''].flatMap((codeSystem) =>
    ['86406008', 'A50', 'B20', '9Nu0', '195967001'].map((code) => ({ codeSystem, code })),
  );
  const expected = concepts.map((concept) => excludedCategoryOf(defaultExcludedCodeSet, concept));
  expect(new Set(expected).size).toBeGreaterThan(2);
  expect(concepts.map(find)).toEqual(expected);
  expect(concepts.map(find)).toEqual(expected);
});
