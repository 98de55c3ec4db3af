import { el } from '../dom.js';
import { icon } from '../icons.js';
import { formatDuration, formatSize, t } from '../strings.js';

/** @typedef {{ url: string, previewUrl?: string, durationMs?: number }} Media */

/** A film with its poster, and how long it is until it plays. @param {Media} media @param {(() => void) | undefined} onWatched */
export function drawVideo({ url, previewUrl, durationMs }, onWatched) {
  const video = el('video', {
    controls: true,
    preload: 'metadata',
    playsInline: true,
    'aria-label': t('video'),
  });
  if (previewUrl) video.poster = previewUrl;
  video.src = url;
  if (onWatched) video.addEventListener('ended', onWatched);
  const length = durationMs ? el('span', { className: 'length' }, formatDuration(durationMs)) : null;
  video.addEventListener('play', () => length?.remove(), { once: true });
  return el('div', { className: 'video' }, video, length);
}

/** A sound: one button, how far it is, how long it is. @param {Media} media */
export function drawAudio({ url, durationMs = 0 }) {
  const audio = el('audio', { src: url, preload: 'none' });
  const time = el('span', { className: 'audio-time' }, formatDuration(durationMs));
  const bar = el('progress', { max: 1, value: 0, 'aria-label': t('played') });
  const button = el('button', { className: 'audio-play', 'aria-label': t('play') }, icon('play'));
  button.addEventListener('click', () => {
    if (audio.paused) audio.play().catch(() => button.replaceChildren(icon('play')));
    else audio.pause();
  });
  const show = () => {
    button.setAttribute('aria-label', t(audio.paused ? 'play' : 'pause'));
    button.replaceChildren(icon(audio.paused ? 'play' : 'pause'));
  };
  for (const change of ['play', 'pause', 'ended']) audio.addEventListener(change, show);
  audio.addEventListener('timeupdate', () => {
    bar.value = audio.duration > 0 ? audio.currentTime / audio.duration : 0;
    time.textContent = formatDuration(audio.ended ? durationMs : audio.currentTime * 1000);
  });
  return el('div', { className: 'audio' }, button, bar, time, audio);
}

/** @param {{ url: string, fileName: string, size: number }} file */
export function drawFile({ url, fileName, size }) {
  return el(
    'a',
    { className: 'file', href: url, download: fileName },
    icon('file'),
    el('span', { className: 'file-name' }, fileName),
    el('span', { className: 'file-size' }, formatSize(size)),
  );
}
