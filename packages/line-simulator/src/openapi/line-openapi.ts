import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import type { ApiRequest } from '../api/request-log.ts';
import { findOperation, type Json, type OpenApiDocument, type Operation, readDocument } from './document.ts';
import { DEFINITIONS_ID, nameOf, refTo, toJsonSchemas } from './json-schema.ts';

const DIR = join(import.meta.dirname, '../../openapi');
const API_FILES = ['messaging-api.yml', 'channel-access-token.yml'];
const WEBHOOK_FILE = 'webhook.yml';

// ajv-formats is CommonJS: its types say `.default` where Node has the function itself.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

/** Holds what was said on the wire against LINE's OpenAPI files. Every check gives a list of problems: empty is good. */
export interface LineOpenApi {
  /** Path, media type, headers and body of a request. */
  checkRequest(entry: ApiRequest): string[];
  /** Status and body of an answer. */
  checkResponse(entry: ApiRequest): string[];
  /** The parsed body of a webhook, or its text. */
  checkWebhook(body: unknown): string[];
}

/** Reads LINE's OpenAPI files, which takes a moment. */
export function loadLineOpenApi(): LineOpenApi {
  const apis = API_FILES.map((name) => new CheckedDocument(withPreparing(readDocument(DIR, name))));
  const webhooks = new CheckedDocument(withMessageEdited(readDocument(DIR, WEBHOOK_FILE)));
  return {
    checkRequest: (entry) => withOperation(apis, entry, checkRequest),
    checkResponse: (entry) => withOperation(apis, entry, checkResponse),
    checkWebhook: (body) =>
      webhooks.check({ $ref: '#/components/schemas/CallbackRequest' }, parseBody(body), 'webhook'),
  };
}

/** A document whose schemas are compiled when first needed. */
class CheckedDocument {
  readonly document: OpenApiDocument;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false, unicodeRegExp: false });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    this.document = document;
    addFormats(this.#ajv);
    this.#ajv.addSchema({ $id: DEFINITIONS_ID, $defs: toJsonSchemas(document.schemas) });
  }

  check(schema: Json, value: unknown, what: string): string[] {
    const validate = this.#compile(schema);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      `${what}${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
    );
  }

  #compile(schema: Json): ValidateFunction {
    const key = JSON.stringify(schema);
    const compiled = this.#compiled.get(key) ?? this.#compileNew(schema);
    this.#compiled.set(key, compiled);
    return compiled;
  }

  #compileNew(schema: Json): ValidateFunction {
    const component = '$ref' in schema ? this.#ajv.getSchema(refTo(nameOf(schema.$ref))) : undefined;
    return component ?? this.#ajv.compile(toJsonSchemas({ schema }).schema as Json);
  }
}

type Check = (checked: CheckedDocument, operation: Operation, entry: ApiRequest) => string[];

function withOperation(apis: CheckedDocument[], entry: ApiRequest, check: Check): string[] {
  const what = `${entry.method} ${entry.path}`;
  for (const checked of apis) {
    const operation = findOperation(checked.document, entry.method, entry.path);
    if (operation) return check(checked, operation, entry).map((problem) => `${what}: ${problem}`);
  }
  return [`${what}: LINE has no such endpoint`];
}

function checkRequest(checked: CheckedDocument, operation: Operation, entry: ApiRequest): string[] {
  return [...checkHeaders(checked, operation, entry), ...checkRequestBody(checked, operation, entry)];
}

function checkHeaders(checked: CheckedDocument, operation: Operation, { headers }: ApiRequest): string[] {
  const parameters = (operation.parameters ?? []).filter((each) => each.in === 'header');
  const names = parameters.map((each) => each.name.toLowerCase());
  const hasStrayKey = headers['x-line-retry-key'] !== undefined && !names.includes('x-line-retry-key');
  const problems = parameters.flatMap(({ name, schema }) => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? [] : checked.check(schema, value, name);
  });
  return hasStrayKey ? ['X-Line-Retry-Key is not taken here', ...problems] : problems;
}

function checkRequestBody(checked: CheckedDocument, operation: Operation, { headers, body }: ApiRequest): string[] {
  const { requestBody } = operation;
  if (!requestBody) return body === undefined || body === null ? [] : ['takes no body'];
  if (body === undefined || body === null) return requestBody.required ? ['the body is missing'] : [];
  const mediaType = String(headers['content-type']).split(';', 1)[0] ?? '';
  const schema = requestBody.content[mediaType]?.schema;
  return schema ? checked.check(schema, body, 'body') : [`does not take ${mediaType}`];
}

function checkResponse(checked: CheckedDocument, operation: Operation, entry: ApiRequest): string[] {
  const { status, responseHeaders, responseBody } = entry;
  if (status === undefined) return ['was not answered'];
  const problems = responseHeaders?.['x-line-request-id'] ? [] : ['the answer has no x-line-request-id'];
  const declared = operation.responses[String(status)];
  if (!declared && status < 400) return [...problems, `status ${status} is not declared`];
  const schema = declared?.content?.['application/json']?.schema ?? undeclaredAnswer(checked, status);
  return schema ? [...problems, ...checked.check(schema, responseBody, `answer ${status}`)] : problems;
}

/** LINE's files declare few error answers; all have one shape per file. */
function undeclaredAnswer(checked: CheckedDocument, status: number): Json | undefined {
  const hasShape = status >= 400 && 'ErrorResponse' in checked.document.schemas;
  return hasShape ? { $ref: '#/components/schemas/ErrorResponse' } : undefined;
}

function parseBody(body: unknown): unknown {
  return typeof body === 'string' ? JSON.parse(body) : body;
}

/** LINE's file of June 2026 lacks `messageEdited`, which its SDK and reference have. */
function withMessageEdited(document: OpenApiDocument): OpenApiDocument {
  const { Event, MessageEvent } = document.schemas as {
    Event: { discriminator: { mapping: Json } };
    MessageEvent: Json;
  };
  Event.discriminator.mapping.messageEdited ??= '#/components/schemas/MessageEditedEvent';
  document.schemas.MessageEditedEvent ??= MessageEvent;
  return document;
}

/** LINE's reference says 202 of a video that is being prepared; its file does not. */
function withPreparing(document: OpenApiDocument): OpenApiDocument {
  const content = findOperation(document, 'GET', '/v2/bot/message/1/content');
  if (content) content.responses['202'] ??= {};
  return document;
}
