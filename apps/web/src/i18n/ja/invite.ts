export const invite = {
  documentTitle: (name: string) => `${name}さんとLINEで話す`,
  title: (name: string) => `${name}さんと、LINEで話せます`,
  lead: (company: string) => `${company}からの招待です。`,
  account: (name: string) => `友だちに追加されるのは、LINE公式アカウント「${name}」です。`,
  open: 'LINEで開く',
  stepsTitle: '進め方',
  stepsPhone: [
    '「LINEで開く」を押します。LINEアプリが開きます。',
    '「追加」を押して、友だちに追加します。',
  ] as readonly string[],
  stepsDesktop: [
    'スマートフォンのLINEかカメラで、QRコードを読み取ります。',
    '「追加」を押して、友だちに追加します。',
  ] as readonly string[],
  lastStep: {
    personal: '追加できたら、そのままLINEで話しかけてください。',
    shared: '入力欄に入っている言葉を、そのまま送信します。これで担当者につながります。',
  },
  qrAlt: (name: string) => `${name}さんをLINEで追加するQRコード`,
  onPhone: 'スマートフォンで読み取ってください',
  otherPhone: '別のスマートフォンで開くときは、QRコードを表示',
  otherHere: 'このパソコンのLINEで開く',
  noLine: 'LINEをお使いでない場合は、招待した人に別の連絡方法をお尋ねください。',
  privacy: (company: string) => `このあと送った内容は、${company}の担当者が読みます。`,
  unknown: {
    title: 'この招待リンクは使えません',
    body: '新しいリンクに変わったか、アドレスの一部が欠けている可能性があります。お手数ですが、招待した人に新しいリンクをお尋ねください。',
  },
  failed: {
    title: 'ページを読み込めませんでした',
    body: '通信状態を確かめて、もう一度お試しください。',
    again: 'もう一度読み込む',
  },
  loading: '招待を確かめています',
};
