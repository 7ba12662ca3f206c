// What an editor can do to a roundup.

export type RoundupEdit =
  | { readonly kind: 'title'; readonly text: string }
  /** Takes the headline of a report, in house style. */
  | { readonly kind: 'title-from'; readonly articleId: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** The heading is made from the title again. */
  | { readonly kind: 'heading-follows' }
  | { readonly kind: 'lead'; readonly articleId: string }
  /** Positions of the lead's paragraphs, in the order shown. */
  | { readonly kind: 'excerpt'; readonly paragraphs: readonly number[] }
  /** The shown lines in their new order; the others are folded after them. */
  | { readonly kind: 'line-order'; readonly articleIds: readonly string[] }
  | { readonly kind: 'line-out'; readonly articleId: string }
  /** `at`: the position among the lines; at the end when it is left out. */
  | { readonly kind: 'line-in'; readonly articleId: string; readonly at?: number | undefined }
  /** Another copy of the same text speaks in the line's place. */
  | { readonly kind: 'line-swap'; readonly articleId: string; readonly with: string }
  | {
      readonly kind: 'line-credit';
      readonly articleId: string;
      readonly agencyIds: readonly string[];
    }
  | { readonly kind: 'lines-balanced' }
  | { readonly kind: 'labels'; readonly labels: readonly string[] }
  /** The editor's own words under the excerpt; empty removes them. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'update' | 'correction'; readonly text: string };
