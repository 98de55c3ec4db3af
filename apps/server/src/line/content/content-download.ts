import type { LineClient } from '../asking/client.ts';

/** A file on its way, from LINE or from somewhere else. */
export type Download = {
  readonly status: number;
  /** As its sender says. */
  readonly type: string | null;
  /** Null: not known before its end. */
  readonly bytes: number | null;
  readonly body: AsyncIterable<Uint8Array>;
  /** Hangs up: nobody wants the rest. */
  cancel(): void;
};

const answerMs = 15_000;

/**
 * `GET /v2/bot/message/{id}/content`, or `…/content/preview` (LINE reference). Not with LINE's library: a file that breaks off
 * there is an error that nobody can catch. Asks once more with a new token when LINE refuses the old.
 * @throws NotAskedError, or what the network throws.
 */
export async function downloadFromLine(
  from: { readonly line: LineClient; readonly lineDataApiUrl: string },
  file: { readonly channelId: string; readonly messageId: string; readonly preview: boolean },
  signal: AbortSignal,
): Promise<Download> {
  const path = `/v2/bot/message/${encodeURIComponent(file.messageId)}/content${file.preview ? '/preview' : ''}`;
  for (let tries = 1; ; tries++) {
    const { token, forget } = await from.line.tokenOf(file.channelId);
    const startedAt = performance.now();
    const noted = (status: number | null, requestId: string | null, error: unknown) =>
      from.line.noteAsked(file.channelId, {
        ...{ what: file.preview ? 'getMessageContentPreview' : 'getMessageContent', request: [file.messageId] },
        ...{ ms: Math.round(performance.now() - startedAt), status, requestId, date: null, error },
      });
    const download = await get(`${from.lineDataApiUrl}${path}`, token, signal, noted);
    if (download.status !== 401 || tries > 1) return download;
    download.cancel();
    forget();
  }
}

/** Of the answer its beginning; the file takes its time. */
type Noted = (status: number | null, requestId: string | null, error: unknown) => void;

async function get(url: string, token: string, signal: AbortSignal, noted: Noted): Promise<Download> {
  const ours = new AbortController();
  const cancel = () => ours.abort();
  const timer = setTimeout(cancel, answerMs);
  try {
    const response = await fetch(url, {
      // LINE sends nobody elsewhere; a network that wants a login does.
      redirect: 'manual',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.any([signal, ours.signal]),
    });
    noted(response.status, response.headers.get('x-line-request-id'), null);
    return { ...headOf(response), body: response.body ?? nothing(), cancel };
  } catch (error) {
    noted(null, null, error);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function headOf({ status, headers }: Response): Pick<Download, 'status' | 'type' | 'bytes'> {
  const length = headers.get('content-encoding') ? null : headers.get('content-length');
  return { status, type: headers.get('content-type'), bytes: length === null ? null : Number(length) };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
