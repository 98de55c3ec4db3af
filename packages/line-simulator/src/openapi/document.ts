import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Json = Record<string, unknown>;

export interface Operation {
  method: string;
  /** Matches a request's path. */
  pattern: RegExp;
  /** Needed to prefer `/x/ids` to `/x/{id}`. */
  parameterCount: number;
  requestBody?: { required?: boolean; content: Record<string, { schema: Json }> };
  parameters?: { name: string; in: string; required?: boolean; schema: Json }[];
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}

/** One OpenAPI file of LINE. */
export interface OpenApiDocument {
  name: string;
  schemas: Record<string, Json>;
  operations: Operation[];
}

export function readDocument(dir: string, name: string): OpenApiDocument {
  const { paths, components } = parse(readFileSync(join(dir, name), 'utf8'));
  return { name, schemas: components.schemas, operations: Object.entries<Json>(paths).flatMap(readOperations) };
}

export function findOperation(document: OpenApiDocument, method: string, path: string): Operation | undefined {
  return document.operations
    .filter((operation) => operation.method === method && operation.pattern.test(path))
    .toSorted((a, b) => a.parameterCount - b.parameterCount)[0];
}

function readOperations([path, methods]: [string, Json]): Operation[] {
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{[^{}]+\}/g, '[^/]+')}$`);
  const parameterCount = path.split('{').length - 1;
  return Object.entries(methods).map(([method, operation]) => ({
    ...(operation as Operation),
    method: method.toUpperCase(),
    pattern,
    parameterCount,
  }));
}
