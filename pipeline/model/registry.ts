/** Who takes part in a cycle, and the cycle's settings: the content of registry.xlsx. */

/** 点検区分: one periodic kind and three ad hoc ones (domain.md, table 2-9). */
export const CYCLE_KINDS = ["定期点検", "接続申請時", "基本計画策定時", "変更時"] as const;
/** One of {@link CYCLE_KINDS}. */
export type CycleKind = (typeof CYCLE_KINDS)[number];

/** 区分 of a supervising body. */
export const BODY_KINDS = ["運営主体", "所管府省", "取りまとめ都道府県", "集約機関"] as const;
type BodyKind = (typeof BODY_KINDS)[number];

/** 機関種別 (domain.md, table 2-8). */
export const INSTITUTION_KINDS = [
  "情報照会者等",
  "集約機関",
  "住民基本台帳ネットワークシステム運営主体",
  "情報提供等記録開示システム運営主体",
  "監視・監督システム運営主体",
] as const;
/** One of {@link INSTITUTION_KINDS}. */
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** The settings of the sheet 点検. */
export interface Cycle {
  /** 点検名, e.g. `令和8年度 定期点検`. */
  readonly name: string;
  readonly kind: CycleKind;
  /** 基準日, `YYYY-MM-DD`: the default of `--as-of`. */
  readonly referenceDate: string;
  /** 提出期限, `YYYY-MM-DD`. */
  readonly deadline: string;
  /** 様式版, e.g. `2.0`: names the form `templates/annex2-v2.0.xlsx`. */
  readonly formVersion: string;
  /** 運営主体: name of the operator. */
  readonly operator: string;
  /** 対象措置: the only measures inspected (変更時), ascending; null means all. */
  readonly onlyMeasures: readonly number[] | null;
  /** 発出日 of the papers, `YYYY-MM-DD`; absent while nobody has decided it: papers then leave room for it. */
  readonly issuedOn?: string;
}

/** 取りまとめ機関: a ministry, prefecture, aggregator or the operator when it collects results. */
export interface SupervisingBody {
  readonly code: string;
  readonly name: string;
  readonly kind: BodyKind;
  /** 上位機関コード; null for the operator. */
  readonly parent: string | null;
  readonly department: string;
  /** 宛名: to whom its report is addressed. */
  readonly addressee: string;
  /** 連絡先: where it is reached, and submissions are sent; absent when blank. */
  readonly contact?: string;
  /** 代表者職名 and 代表者氏名: who signs what the body sends; absent when blank. */
  readonly headTitle?: string;
  readonly headName?: string;
  /** 文書番号 of what the body sends in this cycle; absent when blank. */
  readonly documentNumber?: string;
}

/** 接続機関 */
export interface Institution {
  readonly code: string;
  readonly name: string;
  readonly reading: string;
  readonly kind: InstitutionKind;
  /** 取りまとめ機関コード */
  readonly supervisor: string;
  /** 集約機関コード; null when the institution has no aggregator. */
  readonly aggregator: string | null;
  readonly department: string;
  readonly contact: string;
  /** メール, one address or several between `, `; absent when blank. */
  readonly mail?: string;
  /** 前回機関コード: codes that it, or those that became part of it, had last cycle, besides its own of today; absent when blank. */
  readonly formerCodes?: readonly string[];
}

/** A registry whose faults have all been ruled out. */
export interface Registry {
  readonly cycle: Cycle;
  /** In the order of the sheet. */
  readonly bodies: readonly SupervisingBody[];
  /** Ascending by code (code-point order). */
  readonly institutions: readonly Institution[];
}

/** A password that workbooks may be protected with. */
export interface Password {
  /** The institution it belongs to; null for any. */
  readonly code: string | null;
  readonly password: string;
}
