import { PhoneFailure } from '../api.js';

/**
 * Sends bytes as they are and tells how far it is, from 0 to 1; gives the id under which a message may carry them.
 * Throws `PhoneFailure`, `cancelled` when `signal` ended it.
 * @param {Blob} bytes
 * @param {(share: number) => void} onProgress
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
export function upload(bytes, onProgress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/phone/api/uploads');
    request.setRequestHeader('content-type', bytes.type || 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText).upload);
      else reject(new PhoneFailure('failed'));
    });
    request.addEventListener('error', () => reject(new PhoneFailure('failed')));
    request.addEventListener('abort', () => reject(new PhoneFailure('cancelled')));
    signal.addEventListener('abort', () => request.abort());
    request.send(bytes);
  });
}
