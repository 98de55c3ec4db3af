import { lookup as askDns } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { type AddressRules, externalUrl, isLoopback, isPublicAddress, UnsafeAddressError } from './external-address.ts';

export type Resolve = (hostname: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export type ExternalAnswer = {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: http.IncomingMessage;
};

const mostRedirects = 3;
const answerMs = 15_000;

/**
 * Asks a server of which a LINE user's message tells. The name is resolved here, every address it has must be public, and
 * the one that was looked at is the one that is connected to: an answer of the DNS that changes meanwhile changes nothing.
 * @throws UnsafeAddressError, or what the network throws.
 */
export async function askExternal(
  address: string,
  rules: AddressRules,
  options: { readonly signal: AbortSignal; readonly resolve?: Resolve },
): Promise<ExternalAnswer> {
  let url = externalUrl(address, rules);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await ask(url, rules, options);
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status >= 400 || location === undefined) return answer;
    answer.body.destroy();
    url = externalUrl(URL.parse(location, url)?.href ?? '', rules);
  }
  throw new UnsafeAddressError('too many redirects');
}

function ask(
  url: URL,
  rules: AddressRules,
  { signal, resolve }: { readonly signal: AbortSignal; readonly resolve?: Resolve },
): Promise<ExternalAnswer> {
  const { request } = url.protocol === 'https:' ? https : http;
  const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Engawa' };
  return new Promise((done, fail) => {
    const lookup = checkedLookup(rules, resolve ?? resolveAll);
    // Counted from the beginning: one that is set later does not hear of a connection that is never made.
    const options = { headers, signal, agent: false, timeout: answerMs, lookup };
    const asked = request(url, options, (body) => done({ status: body.statusCode ?? 0, headers: body.headers, body }));
    asked.on('timeout', () => asked.destroy(new Error('silent')));
    asked.on('error', fail);
    asked.end();
  });
}

const resolveAll: Resolve = (hostname) => askDns(hostname, { all: true });

/** In the form in which Node asks for addresses. One that is not public spoils all. */
export function checkedLookup({ loopback }: AddressRules, resolve: Resolve): LookupFunction {
  return (hostname, options, answer) => {
    const check = async () => {
      const found = await resolve(hostname);
      const safe =
        found.length > 0 && found.every(({ address }) => isPublicAddress(address) || (loopback && isLoopback(address)));
      if (!safe) throw new UnsafeAddressError('the name leads to no public address');
      return found;
    };
    check().then(
      (found) => (options.all ? answer(null, [...found]) : answer(null, found[0]!.address, found[0]!.family)),
      (error) => answer(error, ''),
    );
  };
}
