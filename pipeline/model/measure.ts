/** What the annex-2 form asks: the numbered security measures (安全管理措置) in their chapters and sections. */

/** One numbered measure, as the form workbook states it (domain.md, "The annex-2 table"). */
export interface Measure {
  readonly number: number;
  /** Chapter title with its number, e.g. `2 外部委託`. */
  readonly chapter: string;
  /** Section title with its number, e.g. `2.1 外部委託`. */
  readonly section: string;
  /** Text of the column 項目. */
  readonly heading: string;
  /** Text of the column 安全管理措置, without the ◆. */
  readonly text: string;
  /** 重点報告事項: reported in every cycle. */
  readonly priority: boolean;
  /** ◆: concerns directly connected systems; an aggregator does it for the inquirers behind it. */
  readonly direct: boolean;
}

/** All measures of one version of the form, in ascending order of number. */
export interface Catalog {
  readonly version: string;
  readonly measures: readonly Measure[];
}

/** How a measure is named in lists: `No.30　4.1 施設・設備の要件　(1) …`; a section that is its own heading is named once. */
export function measureTitle({ number, section, heading }: Measure): string {
  return `No.${String(number)}　${section}${heading === section ? "" : `　${heading}`}`;
}
