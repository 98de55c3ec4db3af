import type { pwa as source } from '../ja/pwa.ts';

export const pwa: typeof source = {
  updateReady: 'A new version is ready.',
  updateNow: 'Update',
  updateLater: 'Later',
  waits: 'The new version is in use. This page reloads once you have finished what you began.',
  reloadNow: 'Reload now',
  region: 'App update',
};
