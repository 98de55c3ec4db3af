export const signIn = {
  title: 'ログイン',
  lead: '会社のEngawaにログインします。',
  memberId: 'メンバーID',
  memberIdHint: '管理者から受け取ったIDです。例：sato.taro',
  password: 'パスワード',
  showPassword: 'パスワードを表示',
  hidePassword: 'パスワードを隠す',
  submit: 'ログイン',
  submitting: 'ログインしています…',
  forgot: 'パスワードを忘れたときは、会社の管理者に再設定を頼んでください。',
  language: '言語',
  tooMany: {
    wait: '続けて間違えたため、しばらくログインできません。',
    over: 'もう一度ログインできます。',
    left: (minutes: number, seconds: number) => (minutes > 0 ? `あと${minutes}分${seconds}秒` : `あと${seconds}秒`),
  },
  why: {
    tab: '別のタブでログアウトしました。',
    ended:
      'この端末ではログアウトされました。ログインの期限が切れたか、ほかの端末でログアウトやパスワードの変更が行われました。',
  },
  errors: {
    missing: 'メンバーIDとパスワードを入力してください。',
    wrong: 'メンバーIDまたはパスワードが違います。大文字と小文字、かな入力になっていないかを確かめてください。',
    suspended: 'このメンバーは利用停止中です。会社の管理者に確認してください。',
    offline: 'インターネットにつながっていません。接続を確かめて、もう一度お試しください。',
    unreachable: 'サーバーにつながりません。少し待ってから、もう一度お試しください。',
    other: 'ログインできませんでした。少し待ってから、もう一度お試しください。',
  },
};
