import type { signIn as source } from '../ja/sign-in.ts';

export const signIn: typeof source = {
  title: 'Sign in',
  lead: 'Sign in to your company’s Engawa.',
  memberId: 'Member ID',
  memberIdHint: 'The ID your administrator gave you, such as sato.taro',
  password: 'Password',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  forgot: 'Forgot your password? Ask an administrator of your company to set a new one.',
  language: 'Language',
  tooMany: {
    wait: 'Too many failed attempts. You cannot sign in for a while.',
    over: 'You can sign in again now.',
    left: (minutes, seconds) => (minutes > 0 ? `${minutes} min ${seconds} s left` : `${seconds} s left`),
  },
  why: {
    tab: 'You signed out in another tab.',
    ended:
      'You have been signed out on this device: the session expired, or was ended from elsewhere (by a sign-out or a new password).',
  },
  errors: {
    missing: 'Enter your member ID and your password.',
    wrong: 'The member ID or the password is wrong. Check Caps Lock and your keyboard’s language.',
    suspended: 'This member is suspended. Ask an administrator of your company.',
    offline: 'You are not connected to the internet. Check the connection and try again.',
    unreachable: 'The server cannot be reached. Wait a moment and try again.',
    other: 'Signing in did not work. Wait a moment and try again.',
  },
};
