// Every published string says where it comes from. `muster verify` follows these to the letter.

export type SpanField = 'headline' | 'summary' | 'text' | 'byline';

/** Named transformations; each is a pure function that verify runs again. */
export type Transformation = 'title-case' | 'noun-phrase' | 'label';

export type Provenance =
  | { readonly kind: 'typed'; readonly by: string; readonly at: number }
  /** A fixed string or pattern of the house, by its setting's name. */
  | { readonly kind: 'house'; readonly name: string }
  /** A house pattern with one place filled; kept as it was, so that settings may change later. */
  | {
      readonly kind: 'pattern';
      readonly name: string;
      /** `More News On {event}`: the one place is in braces. */
      readonly pattern: string;
      readonly of: Sourced;
    }
  | {
      readonly kind: 'span';
      readonly articleId: string;
      readonly version: number;
      readonly field: SpanField;
      /** UTF-16 offsets into the field, end exclusive. */
      readonly start: number;
      readonly end: number;
    }
  /** The outlet's name from the register. */
  | { readonly kind: 'outlet'; readonly outletId: string }
  | { readonly kind: 'made'; readonly how: Transformation; readonly of: Sourced };

export interface Sourced {
  readonly text: string;
  readonly from: Provenance;
}
