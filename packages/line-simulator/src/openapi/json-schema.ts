import type { Json } from './document.ts';

/** The id of the one JSON Schema that holds all components: what is compiled in it is compiled once. */
export const DEFINITIONS_ID = 'line:components';

/** Marks the part of a polymorphic schema that its kinds build on. */
const BASE = 'Base';

/**
 * Turns OpenAPI's component schemas into JSON Schema: a `discriminator` becomes a choice by its value (an unknown value is wrong),
 * and a property that a schema does not name is wrong, because it is most likely misspelt.
 */
export function toJsonSchemas(schemas: Record<string, Json>): Record<string, Json> {
  const parents = findParents(schemas);
  const isParent = (name: string) => parents.has(name);
  const result: Record<string, Json> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    if (isPolymorphic(schema)) {
      result[name] = chooseByDiscriminator(schema);
      result[name + BASE] = translate(withoutDiscriminator(schema), schemas, false) as Json;
    } else {
      result[name] = translate(schema, schemas, !isParent(name)) as Json;
    }
  }
  return result;
}

interface Discriminator {
  propertyName: string;
  mapping: Record<string, string>;
}

function isPolymorphic(schema: Json): boolean {
  return 'discriminator' in schema;
}

/** The names that other schemas build on with `allOf`. */
function findParents(schemas: Record<string, Json>): Set<string> {
  const parts = Object.values(schemas).flatMap((schema) => (schema.allOf as Json[] | undefined) ?? []);
  return new Set(parts.filter((part) => '$ref' in part).map((part) => nameOf(part.$ref)));
}

function chooseByDiscriminator(schema: Json): Json {
  const { propertyName, mapping } = schema.discriminator as Discriminator;
  const kinds = Object.entries(mapping).map(([value, ref]) => ({
    if: { properties: { [propertyName]: { const: value } }, required: [propertyName] },
    // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's word
    then: { $ref: refTo(nameOf(ref)) },
  }));
  return {
    type: 'object',
    required: [propertyName],
    properties: { [propertyName]: { enum: Object.keys(mapping) } },
    allOf: kinds,
  };
}

function withoutDiscriminator({ discriminator: _, ...schema }: Json): Json {
  return schema;
}

/** Rewrites references; closes objects where `closed` says that nothing builds on them. */
function translate(value: unknown, schemas: Record<string, Json>, closed: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => translate(each, schemas, false));
  if (typeof value !== 'object' || value === null) return value;
  const node = value as Json;
  if (typeof node.$ref === 'string') return { $ref: refTo(nameOf(node.$ref)) };
  const entries = Object.entries(node).map(([key, each]) => [key, translateKey(key, each, schemas)]);
  const isObject = node.type === 'object' || 'properties' in node;
  const isOpen = 'additionalProperties' in node || !('properties' in node || 'allOf' in node);
  return { ...Object.fromEntries(entries), ...(closed && isObject && !isOpen ? { unevaluatedProperties: false } : {}) };
}

function translateKey(key: string, value: unknown, schemas: Record<string, Json>): unknown {
  if (key === 'allOf') return (value as Json[]).map((part) => translatePart(part, schemas));
  if (key === 'properties') return mapValues(value as Json, (each) => translate(each, schemas, false));
  return key === 'example' || key === 'enum' || key === 'default' ? value : translate(value, schemas, false);
}

/** Inside `allOf`, a polymorphic parent means its common part: the choice would lead back here for ever. */
function translatePart(part: Json, schemas: Record<string, Json>): unknown {
  if (typeof part.$ref !== 'string') return translate(part, schemas, false);
  const name = nameOf(part.$ref);
  const parent = schemas[name];
  return { $ref: refTo(parent && isPolymorphic(parent) ? name + BASE : name) };
}

function mapValues(value: Json, change: (each: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each)]));
}

/** The name at the end of a reference. */
export function nameOf(ref: unknown): string {
  return String(ref).split('/').at(-1) ?? '';
}

/** The reference to a component's schema. */
export function refTo(name: string): string {
  return `${DEFINITIONS_ID}#/$defs/${name}`;
}
