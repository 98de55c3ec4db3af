export const pwa = {
  updateReady: '新しいバージョンがあります。',
  updateNow: '更新する',
  updateLater: 'あとで',
  waits: '新しいバージョンに切り替わりました。作成中のものが終わると、この画面も読み込み直されます。',
  reloadNow: '今すぐ読み込み直す',
  region: 'アプリの更新',
};
