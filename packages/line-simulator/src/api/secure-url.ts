const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Whether LINE would use this URL: https, or, where allowed, plain http on this machine. */
export function isSecureUrl(value: unknown, allowLoopbackHttp: boolean): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  if (protocol === 'https:') return true;
  return allowLoopbackHttp && protocol === 'http:' && isLoopback(hostname);
}

function isLoopback(hostname: string): boolean {
  return LOOPBACK_HOSTS.includes(hostname) || hostname.endsWith('.localhost');
}
