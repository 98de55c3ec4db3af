export const settings = {
  title: '設定',
  back: 'プロフィールへ戻る',
  look: {
    title: '表示',
    language: '言語',
    theme: 'テーマ',
    themes: { auto: '端末に合わせる', light: 'ライト', dark: 'ダーク' },
  },
  ringing: {
    title: '通知と音',
    lead: 'アプリを開いている間は、新しいメッセージをお知らせします。閉じている間は鳴りません。',
    sound: '音',
    sounds: { off: 'なし', on: 'あり' },
    notices: 'ほかの画面を見ているときの通知',
    permission: {
      default: '通知を許可',
      granted: '許可されています',
      denied: 'ブラウザーの設定で止められています',
      unsupported: 'このブラウザーでは使えません',
    },
  },
  devices: {
    title: 'ログイン中の端末',
    lead: '心当たりのない端末があれば、ログアウトさせてパスワードを変更してください。',
    thisDevice: 'この端末',
    unknown: '不明な端末',
    name: (browser: string, system: string) => `${system}の${browser}`,
    lastUsed: (when: string) => `最後に使った日時：${when}`,
    revoke: 'ログアウトさせる',
    revokeOf: (device: string) => `${device}をログアウトさせる`,
    revoked: '端末をログアウトさせました',
    revokeOthers: 'ほかのすべての端末をログアウトさせる',
    revokeOthersTitle: 'ほかのすべての端末をログアウトさせますか',
    revokeOthersBody: 'この端末以外では、もう一度ログインが必要になります。',
    revokedOthers: (count: number) => `${count}台の端末をログアウトさせました`,
  },
  password: {
    title: 'パスワード',
    change: 'パスワードを変更',
    current: '現在のパスワード',
    next: '新しいパスワード',
    save: '変更する',
    saved: 'パスワードを変更しました',
    currentMissing: '現在のパスワードを入力してください。',
  },
  install: {
    title: 'アプリ',
    lead: 'ホーム画面やデスクトップに追加すると、アプリのように開けます。',
    action: 'この端末に追加',
    installed: 'この端末に追加されています。',
    appleHint: 'Safariの共有ボタンから「ホーム画面に追加」を選んでください。',
    otherHint: 'ブラウザーのメニューから「アプリをインストール」または「ホーム画面に追加」を選んでください。',
  },
  account: {
    title: 'アカウント',
    signedInAs: (name: string, memberId: string) => `${name}（${memberId}）としてログインしています。`,
    signOut: 'ログアウト',
    signOutTitle: 'ログアウトしますか',
    signOutBody: (unsent: number, files: readonly string[]) => {
      const named = files.slice(0, 3).join('、') + (files.length > 3 ? 'など' : '');
      const lost = [
        'この端末に保存されているトークの写しと下書き',
        ...(unsent ? [`まだ送っていないメッセージ${unsent}件`] : []),
        ...(files.length ? [`添付したまま送っていないファイル${files.length}個（${named}）`] : []),
      ];
      return `${lost.join('、')}は消えます。サーバーのトークは消えません。`;
    },
    signOutFailed: 'ログアウトできませんでした。接続を確かめて、もう一度お試しください。',
  },
  about: { title: 'Engawaについて', version: 'バージョン', licences: '使用しているソフトウェアのライセンス' },
};
