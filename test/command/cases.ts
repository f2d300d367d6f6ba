/** What people type, and what must come back. A word with a space in it is written in an array. */

export interface Case {
  readonly words: readonly string[];
  readonly status: number;
  readonly stdout?: RegExp;
  readonly stderr?: RegExp;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The command among these words; none is the nightly run. */
export function commandOf([first = ""]: readonly string[]): string {
  return /^[a-z]+$/u.test(first) ? first : "";
}

/** Ends only when it is interrupted. */
export const WATCH: readonly string[] =
  "watch --inputs inputs --outputs w --templates templates --fresh --log text --as-of 2027-03-31 --jobs 1 --memory 400 --time 10 --json --quiet".split(
    " ",
  );

const words = (text: string): readonly string[] => (text === "" ? [] : text.split(" "));
const ok = (text: string, stdout: RegExp, status = 0): Case => ({ words: words(text), status, stdout });
const refused = (text: string, stderr: RegExp): Case => ({ words: words(text), status: 2, stdout: /^$/u, stderr });
const forgotten = (settings: Readonly<Record<string, string>>, text: string, stderr: RegExp): Case => ({
  words: words(text),
  status: 2,
  stdout: /^$/u,
  stderr,
  environment: { npm_lifecycle_event: "start", ...settings },
});

const SUMMARY =
  /令和8年度 定期点検（定期点検、基準日 2027-03-31）の取りまとめが終わりました。[^]*ファイル 13 ＝ 採用 11 ＋[^]*報告書:\n/u;
const NOTHING = /^$/u;
/** The last line is the record. */
const RECORD = /(?:^|\n)\{"program":.*"exitCode":0[,}].*\n$/u;
const CHECKED = /名簿「inputs\/registry\.xlsx」を使って確かめました。\n\n■ inputs\/KH0001_架空健康保険組合\.xlsx\n/u;
const FILE = "inputs/KH0001_架空健康保険組合.xlsx";
const AOBA = "inputs/架空第2県";

export const CASES: readonly Case[] = [
  // The nightly run.
  { words: [], status: 0, stdout: SUMMARY, stderr: /読み取り 13\/13\n/u },
  ok("", /前回の実行から何も変わっていないため、出力はそのままです。/u),
  ok("--fresh", SUMMARY),
  ok("--inputs inputs --outputs o2 --templates templates --jobs 1 --memory 500 --time 20", /o2\/reports\//u),
  ok("--as-of 2027-06-30", /基準日 2027-06-30/u),
  refused("--inputs inputs --outputs o7 --previous o2", /今回と同じ点検/u),
  refused("--outputs o7 --previous ない", /前回の実行の結果（run\.json と data\/answers\.csv）がありません/u),
  {
    ...refused("--pdf", /印刷用のPDFを作れないため、何も書き込んでいません。[^]*→ LibreOffice をインストールするか/u),
    environment: { SOFFICE: "none" },
  },
  {
    ...refused("watch --pdf --parquet --oscal", /LibreOffice として実行できません/u),
    environment: { SOFFICE: "none" },
  },
  ok("--quiet", NOTHING),
  ok("--quiet --json", RECORD),
  ok("--json", RECORD),
  {
    words: words("--outputs o8 --parquet --oscal --log json --quiet"),
    status: 0,
    stdout: NOTHING,
    stderr: /^\{"time":"[^"]*Z","event":"stage-begin"[^]*"event":"run-end"[^\n]*\}\n$/u,
  },
  ok("--log text", /取りまとめが終わりました/u),
  ok("--version", /^\d+\.\d+\.\d+\n$/u),
  ok("-V", /^\d+\.\d+\.\d+\n$/u),
  ok("--help", /^使い方: npm start -- /u),
  ok("-h", /終了コード:\n {2}0 /u),
  ok("help", /^使い方: npm start -- /u),
  ok("help check", /^使い方: npm start -- check /u),
  // Faults in what was typed.
  refused("--as-off 2027-03-31", /オプション「--as-off」はありません。（「--as-of」のことですか）/u),
  refused("--as-of", /オプション「--as-of <日付>」に値がありません。/u),
  refused("--as-of 2027-02-30", /--as-of: 指定が正しくありません。\n *→ 「2027-03-31」の形の/u),
  refused("--as-of 令和9年3月31日", /→ 「2027-03-31」の形の/u),
  refused("--jobs 0", /--jobs: [^]*1以上64以下の整数/u),
  refused("--jobs two", /1以上64以下の整数/u),
  refused("--memory -1", /--memory/u),
  refused("--time 1.5", /--time: [^]*整数/u),
  refused("--log xml", /オプション「--log <形式>」に「xml」は使えません（使える値: text, json）。/u),
  refused("--inputs", /オプション「--inputs <フォルダー>」に値がありません。/u),
  { words: ["--outputs", ""], status: 2, stderr: /フォルダーを指定してください。/u },
  refused("2027-03-31", /「2027-03-31」|余分な語/u),
  refused("chek 青葉市.xlsx", /「chek」|余分な語/u),
  // Faults in what lies there.
  refused("--inputs none", /「none」|registry\.xlsx/u),
  refused("--templates none", /none: 第2\.0版の様式がありません（様式は1つもありません）。/u),
  refused(
    "--outputs inputs/結果",
    /別の場所にしてください。[^]*出力フォルダーが、入力フォルダー「inputs」と同じか、その中にあります。/u,
  ),
  refused("--outputs inputs", /別の場所にしてください。/u),
  refused("--inputs outputs/data --outputs outputs", /別の場所にしてください。/u),
  refused(`--outputs ${FILE}`, /別の場所にしてください。/u),
  refused("--outputs templates/styles.docx", /出力フォルダーに書き込めません。[^]*フォルダーではありません/u),
  refused("--outputs /dev/null/x", /出力フォルダーに書き込めません。/u),
  ...(process.platform === "linux" ? [refused("--outputs /proc/annex2", /この場所にはフォルダーを作れません。/u)] : []),
  {
    words: words("--log json --templates none"),
    status: 2,
    stderr: /"event":"run-failed","message":"様式が見つかりません。"/u,
  },
  // Without --, npm keeps the options.
  forgotten({ npm_config_as_of: "true" }, "2027-03-31", /「--」がないため[^]*npm start -- --as-of 2027-03-31/u),
  forgotten({ npm_config_inputs: "X" }, "", /npm start -- --inputs X/u),
  forgotten({ npm_config_json: "true" }, `check ${FILE}`, /npm start -- check .* --json/u),
  {
    ...ok("", /取りまとめが終わりました/u),
    environment: { npm_lifecycle_event: "start", npm_config_loglevel: "warn" },
  },
  // check
  ok(`check ${FILE}`, CHECKED),
  ok(`check ${AOBA}`, /■ inputs\/架空第2県\/492019_青葉市\.xlsx[^]*■ inputs\/架空第2県\/桜ケ丘町\.xlsx/u, 1),
  ok(`check inputs/架空第1県/月見市\u0000自己点検.xlsx`.replace("\u0000", "_"), NOTHING, 2),
  { words: ["check", "inputs/架空第1県/月見市 自己点検.xlsx"], status: 1, stdout: /要修正2件/u },
  ok("check templates/styles.docx", /読み取れません/u, 3),
  ok(
    "check templates/styles.docx --json",
    /^\[\{"file":"templates\/styles\.docx","status":"rejected","code":"[^\n]*"findings":\[\]\}\]\n$/u,
    3,
  ),
  refused(
    "check 無い.xlsx inputs/無い",
    /・無い\.xlsx: ファイルがありません。[^]*・inputs\/無い: ファイルがありません。/u,
  ),
  // As Node gives a name in CP932.
  refused("check \uFFFD.xlsx", /文字コードがUTF-8ではない[^]*フォルダーを指定してください/u),
  refused("check", /「ファイル」を指定してください。/u),
  ok(`check ${FILE} --json`, /^\[\{"file":"inputs\/KH0001.*\]\n$/u),
  ok(`check ${FILE} --quiet`, NOTHING),
  ok(`check --registry inputs/registry.xlsx ${FILE}`, CHECKED),
  refused(`check --registry none.xlsx ${FILE}`, /none\.xlsx/u),
  ok(`check --no-registry ${FILE}`, /^名簿を使わずに確かめました/u),
  ok(`check --templates templates --as-of 2027-03-31 --jobs 1 --memory 400 --time 10 ${FILE}`, CHECKED),
  ok("check --help", /終了コード:\n {2}0 {2}直す必要のある/u),
  // diff
  refused("diff --outputs none", /直近2回の実行を比べられません。/u),
  ok(
    "diff --outputs outputs",
    /^前回（\d{4}-\d\d-\d\d \d\d:\d\d:\d\d）と今回（\d{4}-\d\d-\d\d \d\d:\d\d:\d\d）の実行を比べました。\n変わったもの: 基準日\n/u,
  ),
  ok("diff --json", /^\{"before":"[^"]*Z","after":"[^"]*Z",.*\}\n$/u),
  ok("diff --help", /^使い方: npm start -- diff /u),
  // demo
  ok("demo --institutions 5 --seed 2 --templates templates --quiet --out d", /「d」に\d+件のファイルを作りました。/u),
  ok("--inputs d --outputs d2", /取りまとめが終わりました/u),
  refused("demo --institutions 5 --out d", /フォルダーに、すでにファイルがあります。/u),
  refused("demo", /オプション「--out <フォルダー>」を指定してください。/u),
  refused("demo --institutions 0 --out e", /--institutions/u),
  refused("demo --seed x --out e", /--seed/u),
  refused("demo --out templates/styles.docx", /「templates\/styles\.docx」には書き込めません。/u),
  ok("demo --help", /^使い方: npm start -- demo /u),
  // new
  ok(
    "new --out n --templates templates",
    /次のファイルを作りました。\n {2}n[\\/]registry\.xlsx\n {2}n[\\/]decisions\.xlsx\n/u,
  ),
  refused("new --out n", /すでにファイルがあります。[^]*別のフォルダーを指定するか/u),
  ok(
    "new --out n2 --from inputs",
    /取りまとめ機関 5、接続機関 12 を引き継ぎました。[^]*点検名・基準日・提出期限は引き継いでいません/u,
  ),
  ok("new --out n3 --from n2/registry.xlsx --quiet", NOTHING),
  refused("new", /オプション「--out <フォルダー>」を指定してください。/u),
  refused("new --out n4 --from ない.xlsx", /ファイルがありません。/u),
  ok("new --help", /^使い方: npm start -- new /u),
  // form
  ok(
    "form --inputs inputs --outputs o6 --templates templates --only 482013 482021",
    /2機関分そろいました（[^）]* 2件）/u,
  ),
  ok("form --outputs o6 --only 482013 482021", /2機関分そろいました（[^）]* 0件）/u),
  ok("form --outputs o6 --body 480002 --quiet", NOTHING),
  ok("form --outputs o6 --only 482013 --with-checker", /1機関分そろいました[^]*様式一式\.zip/u),
  ok("checker --out c", /c\/点検表チェック\.html\n/u),
  refused("checker --out c", /すでにファイルがあります。/u),
  ok("checker --out c --inputs inputs --templates templates --institution 482013 --quiet", NOTHING),
  refused("checker --out c2 --institution 999999", /--institution: 「999999」は、名簿の/u),
  refused("checker", /オプション「--out <フォルダー>」を指定してください。/u),
  ok("checker --help", /^使い方: npm start -- checker /u),
  refused("form --outputs o6 --previous o2", /今回と同じ点検/u),
  refused("form --outputs o6 --only 999999", /999999/u),
  ok("form --help", /^使い方: npm start -- form /u),
  // decide
  ok(
    "decide --inputs inputs --outputs o4 --templates templates --fresh --log text --jobs 1",
    /^日付\t対象ファイル\t[^]*\t回答を読み替え\t〇\t/u,
  ),
  ok("decide --as-of 2027-03-31 --memory 500 --time 20 --out open.xlsx", /「open\.xlsx」に4行を書き出しました。/u),
  ok("decide --json --quiet", /^\[\{"対象ファイル":/u),
  refused("decide --out open.xlsx", /すでにファイルがあります。/u),
  refused("decide --out open.docx", /名前が \.xlsx 又は \.csv で終わる/u),
  ok("decide --help", /^使い方: npm start -- decide /u),
  // fields
  ok(
    "fields --inputs inputs --outputs o4 --templates templates --fresh --log text --jobs 1 --memory 500 --time 20",
    /^文面で使える名前（値は OP0001 [^]*■ 報告書（report）\n[^]* {2}cycleName +点検名（例：令和8年度 定期点検） ＝ 令和8年度 定期点検\n[^]* 一覧: [^]* 表: ::table\{data=名前\}\n[^]*■ 督促状（letters）　今は作るものがない/u,
  ),
  ok(
    "fields --body 480002 --as-of 2027-06-30 --outputs o4",
    /^文面で使える名前（値は 480002 [^]* ＝ 令和9年6月30日\n/u,
  ),
  ok("fields --outputs o4 --json --quiet", /^\{"body":\{"code":/u),
  refused("fields --outputs o4 --body 480003", /「480003」は、名簿にありません。\n *→ コードを指定してください（/u),
  refused("fields --outputs o4 --previous o2", /今回と同じ点検/u),
  ok("fields --help", /^使い方: npm start -- fields /u),
  // preview
  ok(
    "preview 480002 --inputs inputs --outputs o5 --templates templates --fresh --log text --jobs 1 --memory 500 --time 20",
    /^比べる文書がまだありません。\nプレビュー: o5[\\/]プレビュー[\\/]480002_[^\n]*\.docx\n$/u,
  ),
  ok("preview 480002 --outputs o2", /^文は「o2[\\/]reports[\\/][^」]*」と同じです。\n/u),
  ok(
    "preview 480002 --outputs o2 --kind follow-up --out 見本.docx --as-of 2027-06-30",
    /^「o2[^]*プレビュー: 見本\.docx\n$/u,
  ),
  ok("preview 480002 --outputs o2 --json --quiet", /^\[\{"file":"o2[^\n]*"changes":\[\]\}\]\n$/u),
  refused("preview 480002 --outputs o2 --out 見本.docx", /すでにファイルがあります。/u),
  refused("preview 480002 --outputs o2 --kind reports", /「reports」という種類の文書はありません。[^]*report、/u),
  refused("preview 480003 --outputs o2", /「480003」は、名簿にありません。\n *→ コードを指定してください（480002 /u),
  refused("preview --outputs o2", /「取りまとめ機関コード」を指定してください。/u),
  refused("preview 480002 --outputs o2 --previous o2", /今回と同じ点検/u),
  ok("preview --help", /^使い方: npm start -- preview /u),
  // explain
  ok(
    "explain 480002 overdueCount --outputs o2 --all",
    /^480002 架空第1県 の取りまとめ報告書[^]*数字: overdueCount ＝ 1\n[^]*報告書と同じです。\n[^]* {2}1\. 483028　白波村　No\.16\n {5}架空第1県\/白波村\.xlsx　シート「Sheet1」　セル E32\n/u,
  ),
  ok("explain 架空第1 --outputs o2", /^480002 架空第1県 [^]*\n {2}by-measure\/16\/△ +(?:－|\d+)\n/u),
  ok("explain OP0001 closing/計/件数 --outputs o2 --json", /^\{"body":"OP0001",[^\n]*"matches":true,[^\n]*\}\n$/u),
  refused("explain 架空 --outputs o2", /「架空」に当てはまる機関が、いくつもあります。/u),
  refused("explain 480002 overduCount --outputs o2", /近い名前は「overdueCount」です。/u),
  refused("explain 480002 --outputs none", /取りまとめの結果がないか/u),
  refused("explain 480002 --outputs o2 --previous", /--previous/u),
  refused("explain", /「取りまとめ機関」を指定してください。/u),
  ok("explain --help", /終了コード:\n {2}0 {2}報告書の数字と/u),
  // watch
  refused("watch --outputs inputs/x", /別の場所にしてください。/u),
  refused("watch --previous o2 --jobs 0", /1以上64以下/u),
  ok("watch --help", /^使い方: npm start -- watch /u),
  // A bug is told from everything else.
  {
    words: [],
    status: 1,
    stderr: /プログラムの誤りで止まりました。次の内容を開発元に知らせてください。\nError: broken on purpose/u,
    environment: {
      NODE_OPTIONS: "--import=data:text/javascript,performance.now=()=>{throw%20new%20Error('broken%20on%20purpose')}",
    },
  },
];
