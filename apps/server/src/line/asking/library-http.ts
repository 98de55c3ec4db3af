import { HTTPFetchError, type LineBotClient, type messagingApi } from '@line/bot-sdk';

/** The part of LINE's library through which each of its clients asks. */
type LibraryHttp = messagingApi.MessagingApiClient['httpClient'];
type Headers = Readonly<Record<string, string>>;
type Base = { readonly baseURL: string; readonly defaultHeaders: Headers };

/**
 * Lets a client of LINE's library be hung up on: the library takes no signal, and a question that nobody waits for any more
 * would keep its connection for as long as LINE is silent.
 */
export function hangUpWith<T extends object>(client: T, signal: AbortSignal): T {
  const { httpClient } = client as unknown as { readonly httpClient: Base };
  return Object.assign(client, { httpClient: new EndingHttp(httpClient, signal) });
}

/** The same for the client that stands before all others. */
export function hangUpAllWith(line: LineBotClient, signal: AbortSignal): LineBotClient {
  const { clients } = line as unknown as { readonly clients: Readonly<Record<string, object>> };
  for (const client of Object.values(clients)) hangUpWith(client, signal);
  return line;
}

/** What the library has there, with a signal. */
class EndingHttp implements Pick<LibraryHttp, keyof LibraryHttp> {
  readonly #base: Base;
  readonly #signal: AbortSignal;

  constructor(http: Base, signal: AbortSignal) {
    this.#base = { baseURL: http.baseURL, defaultHeaders: http.defaultHeaders };
    this.#signal = signal;
  }

  get(path: string, query?: object): Promise<Response> {
    return this.#ask('GET', path, { query });
  }

  post(path: string, body?: unknown, more?: { readonly headers?: Headers }): Promise<Response> {
    return this.#ask('POST', path, json(body, more?.headers));
  }

  put(path: string, body?: unknown, more?: { readonly headers?: Headers }): Promise<Response> {
    return this.#ask('PUT', path, json(body, more?.headers));
  }

  delete(path: string, query?: object): Promise<Response> {
    return this.#ask('DELETE', path, { query });
  }

  postForm(path: string, fields: object = {}): Promise<Response> {
    return this.#ask('POST', path, { body: given(fields).toString(), headers: form });
  }

  postFormMultipart(path: string, body: FormData): Promise<Response> {
    return this.#ask('POST', path, { body });
  }

  putFormMultipart(path: string, body: FormData, more?: { readonly headers?: Headers }): Promise<Response> {
    return this.#ask('PUT', path, { body, headers: more?.headers });
  }

  postBinaryContent(path: string, body: Blob): Promise<Response> {
    return this.#ask('POST', path, { body });
  }

  /** @throws HTTPFetchError as the library does, or the signal's reason. */
  async #ask(
    method: string,
    path: string,
    { query, body, headers }: { query?: object | undefined; body?: RequestInit['body']; headers?: Headers | undefined },
  ): Promise<Response> {
    const url = new URL(path, this.#base.baseURL);
    if (query) url.search = given(query).toString();
    const answer = await fetch(url, {
      method,
      headers: { ...this.#base.defaultHeaders, ...headers },
      signal: this.#signal,
      ...(body === undefined ? {} : { body }),
    });
    if (answer.ok) return answer;
    const { status, statusText } = answer;
    const said = { status, statusText, headers: answer.headers, body: await answer.text() };
    throw new HTTPFetchError(`${status} - ${statusText}`, said);
  }
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

function json(body: unknown, headers?: Headers): { body: string; headers: Headers } {
  return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } };
}

function given(values: object): URLSearchParams {
  const entries = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)]));
}
