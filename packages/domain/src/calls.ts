/** Calls that share one request, as clients put them together and the server takes them. */
export const callsAtOnce = 8;
