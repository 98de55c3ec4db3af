import type { Download } from './content-download.ts';

/** A sender that says nothing for so long has gone. */
const silenceMs = 30_000;

/** The bytes of a download that is hung up on when nothing of it comes for so long. @param ms longest silence */
export async function* notSilent(
  { body, cancel }: Pick<Download, 'body' | 'cancel'>,
  ms = silenceMs,
): AsyncGenerator<Uint8Array> {
  let timer = setTimeout(cancel, ms);
  try {
    for await (const chunk of body) {
      clearTimeout(timer);
      yield chunk;
      timer = setTimeout(cancel, ms);
    }
  } finally {
    clearTimeout(timer);
    cancel();
  }
}
