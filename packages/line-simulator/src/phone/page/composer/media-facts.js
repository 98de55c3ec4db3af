/** A file that no player reads is sent all the same, without what only a player knows; ms. */
const PATIENCE_MS = 4000;
/** The poster comes from a little behind the start, which is often black; s. */
const POSTER_AT_S = 0.2;
const POSTER_WIDTH = 480;

/** How long a film or sound lasts; 0 when it cannot be read. @param {Blob} file @param {'video' | 'audio'} kind @returns {Promise<{ durationMs: number }>} */
export async function readDuration(file, kind) {
  const { player, close } = load(file, kind);
  await happens(player, 'loadedmetadata');
  const { duration } = player;
  close();
  return { durationMs: Number.isFinite(duration) ? Math.round(duration * 1000) : 0 };
}

/** A picture near the start of a film; null when it cannot be read. @param {Blob} file @returns {Promise<Blob | null>} */
export async function readPoster(file) {
  const { player, close } = load(file, 'video');
  const video = /** @type {HTMLVideoElement} */ (player);
  const isReadable = await happens(video, 'loadeddata');
  if (isReadable) video.currentTime = POSTER_AT_S;
  const poster = isReadable && (await happens(video, 'seeked')) ? await paint(video) : null;
  close();
  return poster;
}

/** @param {Blob} file @param {'video' | 'audio'} kind */
function load(file, kind) {
  const url = URL.createObjectURL(file);
  const player = document.createElement(kind);
  player.muted = true;
  player.preload = 'auto';
  player.src = url;
  return { player, close: () => URL.revokeObjectURL(url) };
}

/** Whether it happens before an error does or patience ends. @param {HTMLMediaElement} player @param {string} name @returns {Promise<boolean>} */
function happens(player, name) {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), PATIENCE_MS);
    const end = (/** @type {boolean} */ did) => () => {
      clearTimeout(late);
      resolve(did);
    };
    player.addEventListener(name, end(true), { once: true });
    player.addEventListener('error', end(false), { once: true });
  });
}

/** @param {HTMLVideoElement} video @returns {Promise<Blob | null>} */
function paint(video) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.min(POSTER_WIDTH, video.videoWidth);
  canvas.height = Math.round((canvas.width * video.videoHeight) / Math.max(1, video.videoWidth));
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
}
