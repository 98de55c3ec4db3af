/** What every page says the same way. */
export const page = {
  failed: '読み込めませんでした',
  stale: '最後に読み込んだ内容を表示しています。',
  save: '保存',
  saving: '保存しています…',
  saved: '保存しました',
  copyFailed: 'コピーできませんでした。文字を選択してコピーしてください。',
};
