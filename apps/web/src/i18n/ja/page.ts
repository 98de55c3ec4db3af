/** What every page says the same way. */
export const page = {
  failed: '読み込めませんでした',
  stale: '最後に読み込んだ内容を表示しています。',
  save: '保存',
  saving: '保存しています…',
  saved: '保存しました',
  copyFailed: 'コピーできませんでした。文字を選択してコピーしてください。',
  broken: {
    title: 'ここを表示できませんでした',
    body: 'アプリの問題です。入力中の文章はこの端末に残っています。再読み込みしても直らないときは、下の詳細を管理者に伝えてください。',
    reload: '再読み込み',
    details: '管理者に伝える詳細',
    copy: '詳細をコピー',
    copied: '詳細をコピーしました',
  },
};
