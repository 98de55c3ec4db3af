import ipaddr from 'ipaddr.js';

/** The address leads, or could lead, to a machine that only this server reaches. */
export class UnsafeAddressError extends Error {
  override readonly name = 'UnsafeAddressError';
}

/** All of IPv6 that is given out for the public internet (RFC 4291, IANA). */
const globalUnicast = ipaddr.IPv6.parse('2000::');
const globalUnicastBits = 3;

/**
 * Whether a machine of the public internet has this address. No for every other network, and for forms of IPv6 that hold an
 * IPv4 address which some gateway would take out again (6to4, NAT64, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast, globalUnicastBits);
}

export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

export type AddressRules = {
  /** LINE is a simulator on this machine: its files lie here too. */
  readonly loopback: boolean;
};

/**
 * The address of a file on somebody's server as a LINE user's message names it. Its host is checked once it is resolved.
 * @throws UnsafeAddressError
 */
export function externalUrl(text: string, rules: AddressRules): URL {
  const url = URL.parse(text);
  if (!url || url.username || url.password) throw new UnsafeAddressError('no plain web address');
  if (rules.loopback && isLoopbackHost(url.hostname) && /^https?:$/.test(url.protocol)) return url;
  if (url.protocol !== 'https:' || url.port !== '') throw new UnsafeAddressError('not https on its own port');
  const literal = literalOf(url.hostname);
  if (ipaddr.isValid(literal) && !isPublicAddress(literal)) throw new UnsafeAddressError('not a public address');
  return url;
}

/** The URL parser has turned decimal, octal and short forms into dots already (WHATWG URL, IPv4 parser). */
function literalOf(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || isLoopback(literalOf(hostname));
}
