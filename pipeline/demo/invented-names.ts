/** Names of places and offices that do not exist, put together from words for weather, light and plants. */

/** A name with its reading (よみ). */
export interface InventedName {
  readonly name: string;
  readonly reading: string;
}

type Syllable = readonly [name: string, reading: string];

/** A prime number of them: neighbours in a list never step through them in time with the prefectures. */
const STEMS: readonly Syllable[] = pairs(
  "青葉あおば 若草わかくさ 月見つきみ 白波しらなみ 夕凪ゆうなぎ 朝霧あさぎり 風花かざはな 星影ほしかげ 花籠はなかご 水鏡みずかがみ " +
    "虹色にじいろ 雪灯ゆきあかり 木漏こもれ 鈴音すずね 露草つゆくさ 薄氷うすらい 初音はつね 山吹やまぶき 綿雲わたぐも 茜雲あかねぐも " +
    "菜種なたね 小春こはる 春風はるかぜ 秋晴あきばれ 夏雲なつぐも 冬木ふゆき 夜半よわ 潮騒しおさい 笹舟ささぶね 松籟しょうらい " +
    "糸遊いとゆう 陽炎かげろう 星合ほしあい 雨音あまおと 若苗わかなえ 霞草かすみそう 紅葉もみじ 夕映ゆうばえ 朝凪あさなぎ 花明はなあかり 月影つきかげ",
);
const TAILS: readonly Syllable[] = [
  ["", ""],
  ...pairs(
    "ヶ丘がおか ヶ原がはら 野の 浜はま 沢さわ 里さと 台だい 川がわ 島しま 谷だに 林ばやし 泉いずみ 坂ざか 橋ばし 湖こ 峰みね 瀬せ 岬みさき 平だいら",
  ),
];
const LEADS: readonly Syllable[] = [
  ["", ""],
  ...pairs("北きた 南みなみ 東ひがし 西にし 上かみ 下しも 中なか 新しん 奥おく"),
];
const TRADES: readonly Syllable[] = pairs(
  "製作所せいさくしょ 食品しょくひん 運輸うんゆ 印刷いんさつ 化学かがく 鉄工てっこう 観光かんこう 建設けんせつ 繊維せんい 商会しょうかい 電機でんき 薬品やくひん 海運かいうん",
);

function pairs(list: string): readonly Syllable[] {
  return list.split(" ").map((pair): Syllable => {
    const reading = /(?<![\u3041-\u3096])[\u3041-\u3096]+$/u.exec(pair)?.[0] ?? "";
    return [pair.slice(0, pair.length - reading.length), reading];
  });
}

/** The `index`-th place, from 0: no two are alike. */
export function inventedPlace(index: number): InventedName {
  return invent(index, TAILS);
}

/** The `index`-th enterprise, from 0: no two are alike. */
export function inventedEnterprise(index: number): InventedName {
  return invent(index, TRADES);
}

function invent(index: number, tails: readonly Syllable[]): InventedName {
  const stem = at(STEMS, index);
  const tail = at(tails, Math.floor(index / STEMS.length));
  const lead = at(LEADS, Math.floor(index / (STEMS.length * tails.length)));
  const round = Math.floor(index / (STEMS.length * tails.length * LEADS.length));
  const again: Syllable = round === 0 ? ["", ""] : [`第${String(round + 1)}`, "だい"];
  const parts = [again, lead, stem, tail];
  return { name: parts.map(([name]) => name).join(""), reading: parts.map(([, reading]) => reading).join("") };
}

function at(syllables: readonly Syllable[], index: number): Syllable {
  return syllables[index % syllables.length] ?? ["", ""];
}
