/** Which systems an institution inspects, by its kind (domain.md, table 2-8). */
import type { InstitutionKind } from "./registry.ts";

const INTERFACE = "インターフェイスシステム";
const SERVERS = "中間サーバー等";

/** In the order of the table. */
export const SYSTEMS_IN_SCOPE: Readonly<Record<InstitutionKind, readonly string[]>> = {
  情報照会者等: [INTERFACE, SERVERS, "既存システム"],
  集約機関: [INTERFACE, SERVERS],
  住民基本台帳ネットワークシステム運営主体: ["住民基本台帳ネットワークシステム"],
  情報提供等記録開示システム運営主体: ["情報提供等記録開示システム", INTERFACE],
  "監視・監督システム運営主体": ["監視・監督システム"],
};
