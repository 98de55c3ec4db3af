export const firstSteps = {
  done: (done: number, of: number) => (done === of ? 'すべて済みました。' : `${of}つのうち${done}つ済みました。`),
  lead: '済んだステップには、自動で印が付きます。順番は自由です。',
  isDone: '済み',
  look: '見る',
  toTalk: 'トークを開く',
  qrLater: '許可とLINE公式アカウントの接続が済むと、ここにあなたのQRコードが出ます。',
  unserved:
    'あなたが担当するアカウントがまだありません。アカウントの担当に自分を加えると、ここにあなたのQRコードが出ます。',
  toChannels: 'アカウントを選ぶ',
  steps: {
    permission: {
      title: '外部トークを自分に許可',
      lead: 'LINEユーザーと話せるのは、管理者が許可したメンバーだけです。',
      action: '許可する',
    },
    channel: {
      title: 'LINE公式アカウントをつなぐ',
      lead: 'LINE DevelopersのチャネルIDとチャネルシークレットを用意してください。',
      action: 'つなぐ',
    },
    colleague: {
      title: '同僚を追加',
      lead: 'いまは1人です。ひとりで始めて、あとから追加してもかまいません。',
      action: '同僚を追加',
    },
    qr: {
      title: 'QRコードを見せる',
      lead: 'お客さまがLINEで読み取って追加すると、トークが自動で作られます。自分のスマートフォンのLINEでも試せます。',
      action: '',
    },
  },
  facts: {
    permission: (member: string) => `${member}さんはLINEユーザーと話せます`,
    channel: (channel: string, at: string) => `「${channel}」 ・ ${at} にLINEからの受信を確認しました`,
    colleague: (members: number) => `${members}人います`,
    qr: (contact: string) => `${contact}さんとのトークができました`,
  },
};
