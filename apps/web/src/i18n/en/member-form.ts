import type { memberForm as source } from '../ja/member-form.ts';

export const memberForm: typeof source = {
  name: 'Name',
  nameHint: 'LINE users see it too. LINE refuses emoji and the word “LINE”.',
  nameMissing: 'Enter a name.',
  nameTooLong: 'A name can have at most 64 characters.',
  memberId: 'Member ID',
  memberIdHint: 'Used to sign in, and the Talk ID that LINE users type. It cannot be changed later.',
  memberIdRules: {
    length: '3 to 32 characters',
    signs: 'Only lowercase letters a–z, digits, “.”, “_” and “-”',
    ends: 'Begins and ends with a letter or digit',
  },
  ruleMet: 'Met',
  ruleNotMet: 'Not met yet',
  memberIdSaved: (memberId) => `It will be “${memberId}”`,
  password: 'Password',
  passwordHint: 'At least 10 characters. A few words in a row are long, safe and easy to remember.',
  passwordShort: (missing) =>
    missing === 1 ? '1 more character is needed.' : `${missing} more characters are needed.`,
  passwordLong: 'A password can have at most 128 characters.',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  generate: 'Generate a password',
};
