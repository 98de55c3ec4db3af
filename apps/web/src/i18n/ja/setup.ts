export const setup = {
  title: 'Engawaをはじめる',
  step: (now: number, of: number) => `ステップ ${now}/${of}`,
  next: '次へ',
  back: '戻る',
  finish: '設定を終える',
  finishing: '設定しています…',
  code: {
    title: 'ワンタイムコード',
    lead: 'サーバーを起動した人だけが設定できるように、コードを確かめます。',
    where:
      'コードは、サーバーを起動した画面（コンソール）またはログに表示されています。「Setup code」の行を探してください。',
    label: 'ワンタイムコード',
    missing: 'コードを入力してください。',
  },
  company: {
    title: '会社',
    lead: 'あとから管理画面で変更できます。',
    placeTitle: 'データベースは空です',
    place: (place: string) =>
      `保存先：${place}。会社を設定済みなら、保存先が違います。先へ進まず、サーバーのDATABASE_URLとDATA_DIRを確かめてください。`,
    organization: '組織名',
    organizationHint: 'メンバーだけに見える、このEngawaの名前です。',
    companyName: '会社名',
    companyNameHint: 'LINEユーザーに、メンバーの名前と一緒に表示されます。変更できるのは管理者だけです。',
    missing: '名前を入力してください。',
    exampleName: '佐藤 太郎',
  },
  admin: {
    title: '最初の管理者',
    lead: 'メンバーの登録とLINEの接続は、管理者が行います。あなた自身の名前とIDを入力してください。',
  },
};
