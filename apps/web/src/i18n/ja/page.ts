/** What every page says the same way. */
export const page = {
  failed: '読み込めませんでした',
  stale: '最後に読み込んだ内容を表示しています。',
  save: '保存',
  saving: '保存しています…',
  saved: '保存しました',
  copyFailed: 'コピーできませんでした。文字を選択してコピーしてください。',
  unsaved: {
    title: '保存せずに移動しますか',
    body: '入力した内容は保存されていません。移動すると消えます。',
    leave: '移動する',
    stay: 'このまま続ける',
  },
  broken: {
    title: 'ここを表示できませんでした',
    body: 'アプリの問題です。入力中の文章はこの端末に残っています。再読み込みしても直らないときは、下の詳細を管理者に伝えてください。',
    reload: '再読み込み',
    details: '管理者に伝える詳細',
    copy: '詳細をコピー',
    copied: '詳細をコピーしました',
  },
};
