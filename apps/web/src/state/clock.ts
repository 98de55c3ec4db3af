/** Now, by the server's clock; ms. What the server says of time is compared with this and nothing else. */
export { serverNow } from '../api/clock.ts';
