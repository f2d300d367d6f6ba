/** What the walker carries from node to node. */
import type { ContentsLevel } from "../word/block.ts";
import type { HeadingNumber } from "./heading-numbers.ts";
import type { SectionBuilder } from "./section-builder.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { FaultAt } from "./wording-faults.ts";

/** `faultAt` may be called at any node; the walk goes on, so that all faults are told at once. */
export interface Walk {
  readonly vocabulary: Vocabulary;
  readonly builder: SectionBuilder;
  readonly faultAt: FaultAt;
  readonly numberHeading: (level: ContentsLevel, text: string) => HeadingNumber;
}
