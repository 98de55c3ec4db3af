export const shell = {
  skip: '本文へ移動',
  navigation: 'おもな画面',
  talk: 'トーク',
  addressBook: 'アドレス帳',
  profile: 'プロフィール',
  admin: '管理',
  settings: '設定',
  notices: 'お知らせ',
  unread: (rooms: number) => `未読のトークルーム${rooms}件`,
  chooseRoom: { title: 'トークを選んでください', body: '左の一覧から選ぶと、ここに表示されます。' },
  connection: {
    connecting: '接続しています…',
    catchingUp: '新しい内容を読み込んでいます…',
    away: 'サーバーにつながりません。読むことと書くことはできます。書いたものは、つながったときに送られます。',
    offline: 'オフラインです。読むことと書くことはできます。書いたものは、つながったときに送られます。',
  },
  memory: {
    no: 'このブラウザーには何も保存できません。下書きと送信待ちは、このページを閉じると消えます。',
    full: '端末の空きが足りず、何も保存できません。下書きと送信待ちは、このページを閉じると消えます。',
  },
  unreachable: {
    title: 'サーバーにつながりません',
    body: 'インターネットの接続を確かめて、もう一度お試しください。',
  },
};
