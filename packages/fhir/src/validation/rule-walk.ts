import { type Problem, problem } from '@causeway/domain';
import { isObject, isResource, type JsonObject } from '../parse-resource.js';
import type { Resource } from '../resource.js';
import { anyResource, type Rule, type RuleBranch, type RuleNode, type RuleTree } from './rule-tree.js';

/** Where in a resource a value stands: its FHIRPath, its type, and the resource it is of (one that is contained, or the whole). */
export interface RulePlace {
  readonly expression: string;
  readonly resource: Resource;
  readonly root: Resource;
}

/** Whether a rule holds for a value of this type at this place. */
export type AskRule = (rule: Rule, value: JsonObject, at: RulePlace & { readonly type: string }) => boolean;

/** One walk along a resource, which asks every rule of the tree at every place and gathers those that do not hold. */
export class RuleWalk {
  readonly found: Problem[] = [];
  private readonly tree: RuleTree;
  private readonly ask: AskRule;

  constructor(tree: RuleTree, ask: AskRule) {
    this.tree = tree;
    this.ask = ask;
  }

  /** Goes through `value`, which the branch says what it is, and all within it. */
  visit(value: JsonObject, branch: RuleBranch, at: RulePlace): void {
    const node = this.tree.get(branch.node);
    if (node === undefined) return;
    this.askAll(value, [node, branch], { ...at, type: node.type });
    for (const [name, item] of Object.entries(value)) {
      if (Array.isArray(item)) this.visitList(item, value, { ...at, name, node });
      else this.visitItem(item, branchAt(node, name), { ...at, expression: `${at.expression}.${name}` });
    }
  }

  private askAll(
    value: JsonObject,
    [node, branch]: readonly [RuleNode, RuleBranch],
    at: RulePlace & { readonly type: string },
  ): void {
    for (const rules of [node.rules, branch.rules]) {
      for (const rule of rules)
        if (!this.ask(rule, value, at)) this.found.push(brokenRule(rule, at.expression));
    }
  }

  private visitList(
    list: readonly unknown[],
    holder: JsonObject,
    at: RulePlace & { readonly name: string; readonly node: RuleNode },
  ): void {
    const branch = branchAt(at.node, at.name);
    for (const [index, item] of list.entries()) {
      const expression = `${at.expression}.${at.name}[${index}]`;
      if (item === null && !isExtended(holder, at.name, index)) this.found.push(loneNull(expression));
      this.visitItem(item, branch, { ...at, expression });
    }
  }

  private visitItem(item: unknown, branch: RuleBranch | undefined, at: RulePlace): void {
    if (branch === undefined || !isObject(item)) return;
    if (branch.node !== anyResource) this.visit(item, branch, at);
    else if (isResource(item)) {
      // What is contained refers to its neighbours; an entry of a Bundle stands for itself.
      const root = containedPattern.test(at.expression) ? at.root : item;
      this.visit(item, { ...branch, node: item.resourceType }, { ...at, resource: item, root });
    }
  }
}

const containedPattern = /\.contained\[\d+\]$/;

/** What stands beside a primitive (`_status`) is an Element with extensions. */
const primitiveElement: RuleBranch = { node: 'Element', rules: [] };

function branchAt(node: RuleNode, name: string): RuleBranch | undefined {
  return name.startsWith('_') ? primitiveElement : node.branches.get(name);
}

function isExtended(holder: JsonObject, name: string, index: number): boolean {
  const partner = holder[name.startsWith('_') ? name.slice(1) : `_${name}`];
  return Array.isArray(partner) && partner[index] !== null && partner[index] !== undefined;
}

function brokenRule({ key, words }: Rule, path: string): Problem {
  return problem('CW-FHIR-017', { path, detail: `Rule ${key} of FHIR R4 does not hold: ${words}` });
}

function loneNull(path: string): Problem {
  const detail = 'A null stands only in a list, where the same place of the list of extensions has one.';
  return problem('CW-FHIR-018', { path, detail });
}
