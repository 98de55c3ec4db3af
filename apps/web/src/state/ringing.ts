import { createSignal } from 'solid-js';
import { deviceSetting } from './device-settings.ts';

/** How this device calls its member; a choice of the device, not of the member. */

const [sound, setSound] = createSignal(deviceSetting('sound') !== 'off');

/** Whether something is to be heard when somebody writes. Reactive. */
export const soundOn = sound;

export function chooseSound(on: boolean): void {
  deviceSetting('sound', on ? 'on' : 'off');
  setSound(on);
}

export type NoticePermission = NotificationPermission | 'unsupported';

const [permission, setPermission] = createSignal<NoticePermission>(permissionNow());

/** Whether the system lets us show notices. Reactive to `askForNotices`. */
export const noticePermission = permission;

/** Asks whoever sits before the device; only a press may do so. */
export async function askForNotices(): Promise<void> {
  if (permissionNow() === 'unsupported') return;
  setPermission(await Notification.requestPermission());
}

function permissionNow(): NoticePermission {
  return 'Notification' in globalThis ? Notification.permission : 'unsupported';
}
