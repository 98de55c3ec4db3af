import type { webhook } from '@line/bot-sdk';

/** Where a content lies that LINE does not hold. */
export interface ExternalAddress {
  originalContentUrl: string;
  previewImageUrl?: string;
}

/** LINE's `contentProvider`: LINE itself, or an address elsewhere. */
export function provideContent(external?: ExternalAddress): webhook.ContentProvider {
  return external ? { type: 'external', ...external } : { type: 'line' };
}
