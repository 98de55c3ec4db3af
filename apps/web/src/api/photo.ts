import { type Denial, DeniedError } from '@engawa/domain';
import { memberHeaders } from './page-member.ts';
import { refusalIn, sessionRefused } from './refusals.ts';

const url = '/media/photo';

/**
 * Gives the member a photo. @param png square, at most `lineLimits.senderIconBytes`. @returns its address.
 * @throws DeniedError when the server cannot use it; TypeError when it cannot be reached.
 */
export async function putPhoto(png: Blob): Promise<string> {
  const answer = await fetch(url, {
    method: 'PUT',
    headers: { ...memberHeaders(), 'content-type': 'image/png' },
    body: png,
  });
  const { photoUrl } = (await answerOf(answer)) as { photoUrl: string };
  return photoUrl;
}

/** Takes the member's photo away. @throws as `putPhoto`. */
export async function deletePhoto(): Promise<void> {
  await answerOf(await fetch(url, { method: 'DELETE', headers: memberHeaders() }));
}

async function answerOf(answer: Response): Promise<unknown> {
  const body = (await answer.json().catch(() => ({}))) as { denial?: Denial };
  const refusal = refusalIn(answer.status, body.denial);
  if (refusal) sessionRefused(refusal);
  if (body.denial) throw new DeniedError(body.denial);
  if (!answer.ok) throw new Error(`photo: ${answer.status}`);
  return body;
}
