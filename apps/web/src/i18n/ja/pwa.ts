export const pwa = {
  updateReady: '新しいバージョンがあります。',
  updateNow: '更新する',
  updateLater: 'あとで',
  region: 'アプリの更新',
};
