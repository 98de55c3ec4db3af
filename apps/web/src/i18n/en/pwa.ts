import type { pwa as source } from '../ja/pwa.ts';

export const pwa: typeof source = {
  updateReady: 'A new version is ready.',
  updateNow: 'Update',
  updateLater: 'Later',
  region: 'App update',
};
