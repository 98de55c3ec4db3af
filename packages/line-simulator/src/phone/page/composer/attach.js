import { el } from '../dom.js';
import { t } from '../strings.js';
import { readDuration, readPoster } from './media-facts.js';
import { upload } from './upload.js';

/** @import { OutgoingMessage } from '../api.js' */

/** @typedef {ReturnType<typeof import('./pending.js').pendingList>['follow']} Follow */
/** @typedef {{ send: (message: OutgoingMessage) => Promise<unknown>, follow: Follow }} Desk */

/** A film's upload is most of the way, its poster the rest. */
const POSTER_SHARE = 0.05;

/** @param {Desk} desk */
export async function attachImages(desk) {
  const files = await pickFiles('image/*', true);
  if (files.length > 0) sendImages(files, desk);
}

/** Several go up one after the other and arrive as one album. @param {File[]} files @param {Desk} desk */
export function sendImages(files, { send, follow }) {
  return follow(nameOf(files), async (onProgress, signal) => {
    /** @type {string[]} */
    const uploads = [];
    for (const [i, file] of files.entries()) {
      uploads.push(await upload(file, (share) => onProgress((i + share) / files.length), signal));
    }
    await send(uploads.length > 1 ? { type: 'images', uploads } : { type: 'image', upload: uploads[0] ?? '' });
  });
}

/** @param {Desk} desk */
export async function attachVideo(desk) {
  for (const file of await pickFiles('video/*', false)) await sendVideo(file, desk);
}

/** @param {File} file @param {Desk} desk */
function sendVideo(file, { send, follow }) {
  return follow(file.name, async (onProgress, signal) => {
    const { durationMs } = await readDuration(file, 'video');
    const poster = await readPoster(file);
    const preview = poster ? { preview: await upload(poster, () => onProgress(POSTER_SHARE), signal) } : {};
    const whole = await upload(file, (share) => onProgress(POSTER_SHARE + share * (1 - POSTER_SHARE)), signal);
    await send({ type: 'video', upload: whole, durationMs, ...preview });
  });
}

/** @param {Desk} desk */
export async function attachAudio(desk) {
  for (const file of await pickFiles('audio/*', false)) {
    await desk.follow(file.name, async (onProgress, signal) => {
      const { durationMs } = await readDuration(file, 'audio');
      await desk.send({ type: 'audio', upload: await upload(file, onProgress, signal), durationMs });
    });
  }
}

/** @param {Desk} desk */
export async function attachFile(desk) {
  for (const file of await pickFiles('', false)) await sendFile(file, desk);
}

/** @param {File} file @param {Desk} desk */
function sendFile(file, { send, follow }) {
  return follow(file.name, async (onProgress, signal) => {
    await send({ type: 'file', upload: await upload(file, onProgress, signal), fileName: file.name });
  });
}

/** Nothing when the choice was called off. @param {string} accept @param {boolean} multiple @returns {Promise<File[]>} */
function pickFiles(accept, multiple) {
  const input = el('input', { type: 'file', accept, multiple, hidden: true });
  document.body.append(input);
  return new Promise((resolve) => {
    const end = () => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', end);
    input.addEventListener('cancel', end);
    input.click();
  });
}

/** @param {File[]} files */
function nameOf(files) {
  return files.length === 1 ? (files[0]?.name ?? '') : t('severalPictures', { count: files.length });
}
