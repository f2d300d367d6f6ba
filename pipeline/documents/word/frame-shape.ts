/** What of a document decides on the frame that docx makes for it: those of one shape share it. */
import type { Chart, ChartSeries, Section } from "./block.ts";
import type { PageSetup } from "./page-setup.ts";

/** A chart without its numbers. */
export type ChartShape = Omit<Chart, "series"> & { readonly series: readonly Omit<ChartSeries, "values">[] };

export interface FrameShape {
  /** The first page is a cover. */
  readonly cover: boolean;
  readonly sections: readonly { readonly page: PageSetup; readonly charts: readonly ChartShape[] }[];
}

export function frameShape(cover: boolean, sections: readonly Section[]): FrameShape {
  return {
    cover,
    sections: sections.map((section) => ({
      page: section.page,
      charts: chartsOf(section).map((chart) => ({
        ...chart,
        series: chart.series.map(({ name, fill, label }) => ({ name, fill, label })),
      })),
    })),
  };
}

export function chartsOf({ blocks }: Section): readonly Chart[] {
  return blocks.filter((block) => block.kind === "chart");
}
