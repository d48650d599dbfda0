import { describe, expect, it } from 'vitest';
import { excludedCategoryNames } from '../excluded-code-set.js';
import { defaultExcludedSets, labelSetsOf, sensitiveSetOf, sensitiveSets } from './sensitive-set.js';

const snomed = 'http://snomed.info/sct';

describe('sensitive sets', () => {
  it('take an entry by its label', () => {
    expect(labelSetsOf({ codes: [], labels: ['N', 'PSY', 'R'] })).toEqual(['restricted', 'psychiatry']);
  });

  it('take an entry by its code, though nobody labelled it', () => {
    expect(labelSetsOf({ codes: [{ codeSystem: snomed, code: '86406008' }], labels: [] })).toEqual(['hiv']);
  });

  it('name a set once for several reasons', () => {
    const codes = ['86406008', '62479008'].map((code) => ({ codeSystem: snomed, code }));
    expect(labelSetsOf({ codes, labels: ['HIV'] })).toEqual(['hiv']);
  });

  it('leave an ordinary entry alone', () => {
    expect(labelSetsOf({ codes: [{ codeSystem: snomed, code: '38341003' }], labels: ['N'] })).toEqual([]);
  });

  it('are found by name or label', () => {
    expect(sensitiveSetOf('PSY')).toBe(sensitiveSetOf('psychiatry'));
    expect(sensitiveSetOf('PSY')?.name).toBe('psychiatry');
    expect(sensitiveSetOf('none such')).toBeUndefined();
  });

  it('cover every kind of code that secondary use leaves out', () => {
    const covered = new Set(sensitiveSets.flatMap(({ categories }) => categories));
    expect(excludedCategoryNames.filter((name) => !covered.has(name))).toEqual([]);
  });

  it('have no label twice, and leave out by default what is labelled', () => {
    const labels = sensitiveSets.flatMap((each) => each.labels);
    expect(new Set(labels).size).toBe(labels.length);
    expect(defaultExcludedSets).toContain('restricted');
    expect(defaultExcludedSets).not.toContain('marital-status');
  });
});
