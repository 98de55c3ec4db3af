/** Fields that describe a member: the same words in the wizard, in settings and in the admin pages. */
export const memberForm = {
  name: '名前',
  nameHint: 'LINEユーザーにも表示されます。絵文字や「LINE」という言葉は使えません。',
  nameMissing: '名前を入力してください。',
  nameTooLong: '名前は64文字以内で入力してください。',
  memberId: 'メンバーID',
  memberIdHint: 'ログインに使うIDで、LINEユーザーが入力するトークIDにもなります。あとから変更できません。',
  memberIdRules: {
    length: '3〜32文字',
    signs: '半角の英小文字、数字、「.」「_」「-」だけ',
    ends: '最初と最後は英小文字か数字',
  },
  ruleMet: '満たしています',
  ruleNotMet: 'まだ満たしていません',
  memberIdSaved: (memberId: string) => `「${memberId}」として登録されます`,
  password: 'パスワード',
  passwordHint: '10文字以上。覚えやすい言葉をいくつか並べると、長くて安全です。',
  passwordShort: (missing: number) => `あと${missing}文字必要です。`,
  passwordLong: 'パスワードは128文字以内にしてください。',
  showPassword: 'パスワードを表示',
  hidePassword: 'パスワードを隠す',
  generate: 'パスワードを作る',
};
