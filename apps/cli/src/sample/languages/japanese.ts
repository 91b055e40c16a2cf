import type { LanguagePack } from './language-pack.ts';

export const japanese: LanguagePack = {
  language: 'ja',
  subjects: {
    food: ['朝ごはん', 'コーヒー', 'お弁当'],
    sport: ['朝ラン', '自転車', 'ヨガ'],
    games: ['ボードゲーム', '将棋', 'インディーゲーム'],
    nature: ['夕焼け', '散歩', '家庭菜園'],
    music: ['今聴いてる曲', 'レコード', 'ギター'],
    home: ['猫のいる暮らし', '観葉植物', '編み物'],
    work: ['在宅勤務', 'プログラミング', 'デザイン'],
    travel: ['夜行列車', '街歩き'],
    books: ['読書', '詩'],
  },
  phrases: {
    food: ['今日もいい匂い {tag}', '新しいレシピを試した {tag}', '{tag} がないと始まらない'],
    sport: ['疲れたけど気持ちいい {tag}', '明日一緒にどう？ {tag}', '自己ベスト！ {tag}'],
    games: ['あと一回だけ {tag}', '友だちと夜まで {tag}', 'やっと勝てた {tag}'],
    nature: ['今夜の空がきれい {tag}', '外に出ると落ち着く {tag}', '初めての収穫 {tag}'],
    music: ['朝からずっとこの曲 {tag}', '同じ四小節を一時間 {tag}', '古い一枚を見つけた {tag} 🎶'],
    home: ['またキーボードの上で寝ている {tag}', '日曜日はのんびり {tag}', '新しい葉っぱ！ {tag}'],
    work: ['書いたより消したほうが多い日 {tag}', '静かな午前中 {tag}', '今週学んだこと {tag}'],
    travel: ['バスを逃して素敵な道を見つけた {tag}', '荷物は軽く {tag}', '窓側の席 {tag}'],
    books: ['この章はすごい {tag}', '次は何を読もう {tag}', '雨の日と毛布と {tag} 📚'],
  },
  places: { JP: ['仙台', '金沢', '松本', '函館', '高知', '長崎', '奈良', '福井'] },
  events: [
    {
      tag: '{place}花火大会',
      begins: [18, 21],
      phrases: ['すごくきれい！ {tag} 🎆', '川沿いは人でいっぱい {tag}', '最後の十分がすごかった {tag}'],
    },
    { tag: '{place}の虹', phrases: ['大きな虹！ {tag} 🌈', 'みんな空を見上げている {tag}', '今年一番の写真 {tag}'] },
    {
      tag: '{place}マラソン',
      begins: [8, 12],
      phrases: ['橋の上から応援中 {tag}', '弟がゴールした！ {tag} 🏅', 'スタートの雰囲気が最高 {tag}'],
    },
    { tag: '{place}夜市', begins: [17, 22], phrases: ['提灯がきれい {tag}', '焼きそばの列が長い {tag}', '全部おいしい {tag}'] },
    { tag: '{place}本まつり', phrases: ['袋三つ分買った {tag}', '朝から行列 {tag}', '古い絵本を見つけた {tag}'] },
  ],
  remarks: ['あの結末は予想外 {tag}', 'みんな {tag} の話をしている', 'ネタバレしないで！ {tag}', '音楽だけで泣ける {tag} 🔥'],
};
