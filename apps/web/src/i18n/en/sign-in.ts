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
  errors: {
    missing: 'Enter your member ID and your password.',
    wrong: 'The member ID or the password is wrong. Check capital letters and your keyboard’s language.',
    suspended: 'This member is suspended. Ask an administrator of your company.',
    tooMany: (seconds) =>
      seconds > 60
        ? `Too many wrong tries. Wait about ${Math.ceil(seconds / 60)} minutes, then try again.`
        : `Too many wrong tries. Wait ${seconds} seconds, then try again.`,
    offline: 'You are not connected to the internet. Check the connection and try again.',
    unreachable: 'The server cannot be reached. Wait a moment and try again.',
    other: 'Signing in did not work. Wait a moment and try again.',
  },
};
