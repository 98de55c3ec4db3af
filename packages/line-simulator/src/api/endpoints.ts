import { getContent, getContentPreview, getContentTranscoding } from './content.ts';
import { deliveryCountEndpoints } from './delivery-counts.ts';
import type { Endpoint } from './endpoint.ts';
import { getBotInfo } from './get-bot-info.ts';
import { getProfile } from './get-profile.ts';
import { getQuota } from './get-quota.ts';
import { getQuotaConsumption } from './get-quota-consumption.ts';
import { groupEndpoints } from './groups.ts';
import { issueLinkToken } from './issue-link-token.ts';
import { markAsRead } from './mark-as-read.ts';
import { memberListEndpoints } from './member-lists.ts';
import { getMessageDeliveries } from './message-deliveries.ts';
import { multicast } from './multicast.ts';
import { pushMessage } from './push-message.ts';
import { replyMessage } from './reply-message.ts';
import { startLoading } from './start-loading.ts';
import { testWebhook } from './test-webhook.ts';
import { validatePush, validateReply } from './validate-messages.ts';
import { getWebhookEndpoint, setWebhookEndpoint } from './webhook-endpoint.ts';

/** Every endpoint of the Messaging API that the simulator knows; the token endpoint stands apart, it has no bearer. */
export const endpoints: Endpoint[] = [
  getBotInfo,
  getContent,
  getContentPreview,
  getContentTranscoding,
  getMessageDeliveries,
  getProfile,
  getQuota,
  getQuotaConsumption,
  getWebhookEndpoint,
  ...deliveryCountEndpoints,
  ...groupEndpoints,
  issueLinkToken,
  markAsRead,
  ...memberListEndpoints,
  multicast,
  pushMessage,
  replyMessage,
  setWebhookEndpoint,
  startLoading,
  testWebhook,
  validatePush,
  validateReply,
];
