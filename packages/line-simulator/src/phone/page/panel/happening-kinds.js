import { phoneOf } from '../api.js';
import { upload } from '../composer/upload.js';
import { t } from '../strings.js';
import { happenIn, planWebhookFault } from './panel-api.js';

/** @import { WebhookOutcome } from '../api.js' */

/** @typedef {{ userId: string, channelId: string }} Talk */
/** @typedef {(talk: Talk) => Promise<WebhookOutcome>} Happening */

const PICTURE_PX = [480, 320];
const FILM = { originalContentUrl: 'https://example.com/tour.mp4', previewImageUrl: 'https://example.com/tour.jpg' };

/** What can be let happen; the key is its name among the words. @type {Record<string, Happening>} */
export const HAPPENINGS = {
  'happen-card': (talk) => accountSays(talk, { type: 'template', altText: 'ご確認ください', template: confirmation() }),
  'happen-quick-reply': (talk) =>
    accountSays(talk, {
      type: 'text',
      text: '来られる日はどちらですか。',
      quickReply: { items: ['火曜日', '水曜日'].map((day) => ({ type: 'action', action: answer(day) })) },
    }),
  'happen-video': (talk) => accountSays(talk, { type: 'video', ...FILM, trackingId: 'tour' }),
  'happen-linked': (talk) => happenIn(talk, 'account-link', { result: 'ok', nonce: 'nonce' }),
  'happen-link-failed': (talk) => happenIn(talk, 'account-link', { result: 'failed', nonce: 'nonce' }),
  'happen-mention': (talk) => happenIn(talk, 'messages', mentions(talk)),
  'happen-picture-elsewhere': async (talk) => {
    const originalContentUrl = await drawElsewhere();
    return happenIn(talk, 'messages', { type: 'image', external: { originalContentUrl } });
  },
  'happen-unsafe-picture': (talk) =>
    happenIn(talk, 'messages', { type: 'image', external: { originalContentUrl: 'https://10.0.0.1/photo.jpg' } }),
  'happen-unsend-first': unsendFirst,
  'happen-unknown-event': (talk) => happenIn(talk, 'events', { type: 'hologram', hologram: { depth: 3 } }),
  'happen-unknown-message': (talk) =>
    happenIn(talk, 'events', { type: 'message', message: { type: 'hologram', id: String(Date.now()), depth: 3 } }),
};

/** @param {Talk} talk @param {object} message */
function accountSays(talk, message) {
  return happenIn(talk, 'account-messages', { messages: [message] });
}

function confirmation() {
  return { type: 'confirm', text: '火曜日の10時でよろしいですか。', actions: [answer('はい'), answer('いいえ')] };
}

/** @param {string} label */
function answer(label) {
  return { type: 'postback', label, data: `answer=${label}`, displayText: label };
}

/** The account itself, a person whom LINE names, one whom it does not, and all. @param {Talk} talk */
function mentions({ userId }) {
  const names = ['@縁側商事', '@田中', '@だれか', '@All'];
  const text = `${names.join(' ')} ご確認ください`;
  const [account, person, nobody, all] = names.map((name) => ({ index: text.indexOf(name), length: name.length }));
  const mentionees = [
    { ...account, type: 'user', isSelf: true },
    { ...person, type: 'user', userId, isSelf: false },
    { ...nobody, type: 'user' },
    { ...all, type: 'all' },
  ];
  return { text, mention: { mentionees } };
}

/** @returns {Promise<string>} the address of a picture that lies here and not at LINE */
async function drawElsewhere() {
  const [width = 0, height = 0] = PICTURE_PX;
  const canvas = new OffscreenCanvas(width, height);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const sky = pen.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, '#8ec5e8');
  sky.addColorStop(1, '#f4d9b0');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#3b5a40';
  pen.fillRect(0, height * 0.7, width, height * 0.3);
  const picture = await canvas.convertToBlob({ type: 'image/png' });
  const id = await upload(picture, () => undefined, new AbortController().signal);
  return `${location.origin}/phone/api/uploads/${id}`;
}

/** @type {Happening} */
async function unsendFirst({ userId, channelId }) {
  const phone = phoneOf(userId);
  await planWebhookFault({ fault: { kind: 'reorder', count: 2 }, times: 1 });
  await phone.send(channelId, { text: t('happen-unsend-first') });
  const said = (await phone.readChat(channelId)).bubbles.at(-1);
  return phone.unsend(channelId, said?.id ?? '');
}
