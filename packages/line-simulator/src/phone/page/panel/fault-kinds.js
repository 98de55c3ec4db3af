/** What can be planned; the key is its name among the words. @type {Record<string, object>} */
export const API_FAULTS = {
  'fault-401': { status: 401 },
  'fault-409': { status: 409 },
  'fault-rate': { tooMany: 'rate' },
  'fault-month': { tooMany: 'month' },
  'fault-reserved': { tooMany: 'reserved' },
  'fault-user': { tooMany: 'user' },
  'fault-500': { status: 500 },
  'fault-502': { status: 502 },
  'fault-hang': { hangMs: 30_000 },
  'fault-accept-drop': { acceptThenDrop: true },
  'fault-400-token': { status: 400, body: { message: 'Invalid reply token' } },
  'fault-slow': { delayMs: 3000 },
  'fault-sender': { refusesSender: true },
};

/** @type {Record<string, object>} */
export const CONTENT_FAULTS = {
  'fault-content-slow': { contentBytesPerSecond: 64_000 },
  'fault-content-cut': { contentCutAfterBytes: 16_000 },
  'fault-content-preparing': { transcoding: 'processing' },
  'fault-content-failed': { transcoding: 'failed' },
  'fault-content-missing': { status: 404 },
  'fault-content-gone': { contentGone: true },
  'fault-content-broken': { brokenContent: true },
  'fault-content-empty': { contentShort: 0 },
  'fault-content-short': { contentShort: 12_000 },
  'fault-content-page': { contentInstead: 'html' },
};

/** @type {Record<string, object>} */
export const WEBHOOK_FAULTS = {
  'fault-duplicate': { kind: 'duplicate' },
  'fault-reorder': { kind: 'reorder', count: 2 },
  'fault-batch': { kind: 'batch', count: 2 },
  'fault-delay': { kind: 'delay', ms: 5000 },
  'fault-drop': { kind: 'drop' },
};

export const ENDPOINTS = ['any', 'send', 'push', 'reply', 'token', 'profile', 'quota'];

/** The name of a fault among the words; one that was planned elsewhere shows as it is. @param {object} fault */
export function nameOfFault(fault) {
  const shape = JSON.stringify(fault);
  const all = Object.entries({ ...API_FAULTS, ...CONTENT_FAULTS, ...WEBHOOK_FAULTS });
  return all.find(([, each]) => JSON.stringify(each) === shape)?.[0];
}
