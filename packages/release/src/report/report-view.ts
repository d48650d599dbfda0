/** A table of the report: the first cell of a row is its heading. */
export interface ReportTable {
  readonly kind: 'table';
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note?: string;
}

/** Something a section shows, in the order of reading. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'chart'; readonly svg: string; readonly caption?: string }
  | { readonly kind: 'folded'; readonly title: string; readonly tables: readonly ReportTable[] }
  | ReportTable;

/** A part of the report with its own heading. */
export interface ReportSection {
  /** Its anchor on the page. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

/** Everything the report page shows; all of it text but the charts, which are SVG of our own making. */
export interface ReportView {
  readonly title: string;
  readonly subtitle: string;
  readonly alarms: readonly string[];
  readonly sections: readonly ReportSection[];
  readonly footer: string;
}
