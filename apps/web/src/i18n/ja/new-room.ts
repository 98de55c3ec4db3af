export const newRoom = {
  title: '新しいトーク',
  lead: 'トークする相手を選んでください。',
  search: '名前かIDで検索',
  members: 'メンバー',
  contacts: '外部ユーザー（LINE）',
  noContacts: 'まだ外部ユーザーはいません。LINEユーザーにプロフィールのQRコードを見せて、追加してもらってください。',
  noMembers: 'ほかのメンバーがまだいません。',
  noMatch: '見つかりません',
  name: 'ルーム名（任意）',
  nameHint: '見るのはメンバーだけです。',
  start: 'トークを始める',
  startWithLine: 'LINEユーザーとトークを始める',
  reachesLine: (name: string) => `${name}さん（LINE）に届くトークルームになります。`,
  group: {
    title: 'LINEグループで話すには',
    body: 'LINEグループは、LINEユーザーが会社のLINE公式アカウントをLINEでグループに招待すると、つながります。グループのトークルームは今後の版で対応します。この版ではまだ使えません。',
  },
};
