import type { settings as source } from '../ja/settings.ts';

export const settings: typeof source = {
  title: 'Settings',
  back: 'Back to profile',
  look: {
    title: 'Appearance',
    language: 'Language',
    theme: 'Theme',
    themes: { auto: 'Same as device', light: 'Light', dark: 'Dark' },
  },
  ringing: {
    title: 'Alerts',
    lead: 'While the app is open, it tells you when somebody writes. While it is closed, nothing rings.',
    sound: 'Sound',
    sounds: { off: 'Off', on: 'On' },
    notices: 'Notifications while the app is in the background',
    permission: {
      default: 'Allow notifications',
      granted: 'Allowed',
      denied: 'Turned off in the browser’s settings',
      unsupported: 'Not available in this browser',
    },
  },
  devices: {
    title: 'Signed-in devices',
    lead: 'If you do not recognise one, sign it out and change your password.',
    thisDevice: 'This device',
    unknown: 'Unknown device',
    name: (browser, system) => `${browser} on ${system}`,
    lastUsed: (when) => `Last used ${when}`,
    revoke: 'Sign out',
    revokeOf: (device) => `Sign out ${device}`,
    revoked: 'The device was signed out',
    revokeOthers: 'Sign out all other devices',
    revokeOthersTitle: 'Sign out all other devices?',
    revokeOthersBody: 'Every device except this one will have to sign in again.',
    revokedOthers: (count) => (count === 1 ? '1 device was signed out' : `${count} devices were signed out`),
  },
  password: {
    title: 'Password',
    change: 'Change password',
    current: 'Current password',
    next: 'New password',
    save: 'Change',
    saved: 'Password changed',
    currentMissing: 'Enter your current password.',
  },
  install: {
    title: 'App',
    lead: 'Add Engawa to the home screen or desktop to open it like an app.',
    action: 'Add to this device',
    installed: 'Added to this device.',
    appleHint: 'In Safari, press the share button and choose “Add to Home Screen”.',
    otherHint: 'In the browser’s menu, choose “Install app” or “Add to home screen”.',
  },
  account: {
    title: 'Account',
    signedInAs: (name, memberId) => `You are signed in as ${name} (${memberId}).`,
    signOut: 'Sign out',
    signOutTitle: 'Sign out?',
    signOutBody: (unsent, files) => {
      const named = files.slice(0, 3).join(', ') + (files.length > 3 ? ' and others' : '');
      const lost = [
        ...(unsent ? [unsent === 1 ? '1 unsent message' : `${unsent} unsent messages`] : []),
        ...(files.length
          ? [`${files.length === 1 ? '1 file' : `${files.length} files`} attached but not sent (${named})`]
          : []),
      ];
      const withIt = lost.length ? `, with ${lost.join(' and ')}` : '';
      return `The copy of your chats and drafts on this device is removed${withIt}. The chats on the server stay.`;
    },
    signOutFailed: 'Signing out did not work. Check the connection and try again.',
  },
  about: { title: 'About Engawa', version: 'Version', licences: 'Open-source licences' },
};
