import { api } from '../api/client.ts';
import { deletePhoto, putPhoto } from '../api/photo.ts';
import { me, renewSession } from './session.ts';

/** Changes one's own name. @throws the call's error; see `errorText`. */
export async function changeName(name: string): Promise<void> {
  renewSession({ member: await api.profile.update.mutate({ name }) });
}

/** @param png square. @throws the call's error; see `errorText`. */
export async function changePhoto(png: Blob): Promise<void> {
  const photoUrl = await putPhoto(png);
  renewSession({ member: { ...me(), photoUrl } });
}

/** @throws the call's error; see `errorText`. */
export async function removePhoto(): Promise<void> {
  await deletePhoto();
  renewSession({ member: { ...me(), photoUrl: null } });
}

/** @throws the call's error; see `errorText`. */
export async function changePassword(current: string, next: string): Promise<void> {
  await api.profile.changePassword.mutate({ current, next });
}
