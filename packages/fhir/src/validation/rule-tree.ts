import type { ElementDefinition, StructureDefinition } from '@medplum/fhirtypes';

/** A rule (invariant) of FHIR R4. */
export interface Rule {
  readonly key: string;
  /** What it says, in HL7's words. */
  readonly words: string;
  /** FHIRPath, of the element it stands at. */
  readonly expression: string;
}

/** What stands at a property: the path of its own node, and the rules this place adds. */
export interface RuleBranch {
  readonly node: string;
  readonly rules: readonly Rule[];
}

/** A type or a backbone element: its rules, and its properties that are objects themselves. */
export interface RuleNode {
  /** What medplum calls the type: `PatientContact` for `Patient.contact`. */
  readonly type: string;
  readonly rules: readonly Rule[];
  readonly branches: ReadonlyMap<string, RuleBranch>;
}

/** Every type by name and every backbone element by its path. */
export type RuleTree = ReadonlyMap<string, RuleNode>;

/** Where a resource of any type may stand. */
export const anyResource = 'Resource';

/**
 * Rules that are not checked: that something has a value (the schema does), that what is contained is referred to (it may be from outside,
 * in a Bundle), and those on XHTML, for which there is a stricter one.
 */
const unchecked: ReadonlySet<string> = new Set(['ele-1', 'dom-3', 'txt-1', 'txt-2']);

/** The rules of these profiles, as a tree that can be walked along a resource. */
export function ruleTree(profiles: readonly StructureDefinition[]): RuleTree {
  const roots = new Map(profiles.map((profile) => [profile.type, rulesOf(elementsOf(profile)[0])]));
  return new Map(profiles.flatMap((profile) => nodesOf(profile, roots)));
}

type RootRules = ReadonlyMap<string, readonly Rule[]>;

function nodesOf(profile: StructureDefinition, roots: RootRules): readonly (readonly [string, RuleNode])[] {
  const elements = elementsOf(profile);
  const places = elements.filter((element) => element.path === profile.type || isBackbone(element));
  return places.map((element) => {
    const { path } = element;
    const children = elements.filter((each) => parentOf(each.path) === path);
    const branches = new Map(children.flatMap((child) => branchesOf(child, roots)));
    return [path, { type: typeName(path), rules: rulesOf(element), branches }];
  });
}

function branchesOf(
  element: ElementDefinition,
  roots: RootRules,
): readonly (readonly [string, RuleBranch])[] {
  const { path } = element;
  const name = path.slice(path.lastIndexOf('.') + 1);
  const content = element.contentReference?.split('#')[1];
  if (content !== undefined) return [[name, { node: content, rules: [] }]];
  if (isBackbone(element)) return [[name, { node: path, rules: [] }]];
  const own = rulesOf(element);
  return (element.type ?? []).flatMap(({ code = '' }) => {
    if (!/^[A-Z]/.test(code)) return [];
    const inherited = new Set(roots.get(code)?.map(({ key }) => key));
    const property = name.replace('[x]', code);
    return [[property, { node: code, rules: own.filter(({ key }) => !inherited.has(key)) }]];
  });
}

function rulesOf(element: ElementDefinition | undefined): readonly Rule[] {
  return (element?.constraint ?? []).flatMap(({ key, human, expression }) =>
    expression === undefined || unchecked.has(key) ? [] : [{ key, words: human ?? '', expression }],
  );
}

function elementsOf({ snapshot }: StructureDefinition): readonly ElementDefinition[] {
  return snapshot?.element ?? [];
}

function isBackbone({ type }: ElementDefinition): boolean {
  return type?.some(({ code }) => code === 'BackboneElement' || code === 'Element') === true;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}

function typeName(path: string): string {
  return path
    .split('.')
    .map((step) => step.charAt(0).toUpperCase() + step.slice(1))
    .join('');
}
