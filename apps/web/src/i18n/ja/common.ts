export const common = {
  unsaved: {
    title: '入力した内容を破棄しますか？',
    description: 'まだ保存していません。',
    confirmLabel: '破棄する',
    cancelLabel: '入力を続ける',
  },
  cancel: 'キャンセル',
  close: '閉じる',
  back: '戻る',
  loading: '読み込み中',
  tryAgain: 'もう一度試す',
  listJoin: '、',
  you: 'あなた',
  lineUser: 'LINEユーザー',
  offline: 'インターネットにつながっていません。つながってから、もう一度お試しください。',
  unreachable: 'サーバーにつながりません。少し待ってから、もう一度お試しください。',
  fault: (id: string | null) =>
    `サーバーで問題が起きました。しばらくしてからもう一度お試しください。${id ? `続くときは、この番号を管理者に伝えてください：${id}` : ''}`,
  notFound: {
    title: 'ページが見つかりません',
    body: 'アドレスが変わったか、見る権限がないのかもしれません。',
    toTalk: 'トークへ戻る',
  },
};
