export interface ErrorDetail {
  message: string;
  property: string;
}

/** An error answer of LINE's API: status, headers and body as LINE words them. */
export class LineError extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;

  constructor(status: number, body: string | object, headers: Record<string, string> = {}) {
    super(typeof body === 'string' ? body : JSON.stringify(body));
    this.status = status;
    this.body = typeof body === 'string' ? { message: body } : body;
    this.headers = headers;
  }

  /** Sent instead of the JSON body, when there is one. */
  get html(): string | undefined {
    return undefined;
  }
}

/** 400 with one line per wrong property (LINE reference, Error responses). */
export function refuseBody(details: ErrorDetail[]): LineError {
  return new LineError(400, { message: `The request body has ${details.length} error(s)`, details });
}

/** 400 of a property that could not even be read. */
export function refuseProperty(name: string): LineError {
  return new LineError(400, `The property, '${name}', in the request body is invalid (line: -, column: -)`);
}
