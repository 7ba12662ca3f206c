// What every page knows of the site it stands on.

import type { Config } from '../../config.js';
import type { Dates } from './words/dates.js';

export type HousePatterns = Pick<
  Config,
  | 'leadPattern'
  | 'columnPattern'
  | 'linePattern'
  | 'jointPattern'
  | 'readMore'
  | 'headingPattern'
  | 'linesMax'
>;

/** Who publishes here, and what it takes. */
export type Publishing = Pick<Config, 'publishUnattended' | 'publishOriginsMin'>;

export interface SiteFacts {
  readonly name: string;
  readonly tagline: string;
  /** Absolute, without a slash at its end. */
  readonly url: string;
  readonly contact: string;
  /** Said on every page: that this is a demo, for one. */
  readonly banner?: string;
  readonly dates: Dates;
  readonly house: HousePatterns;
  readonly publishing: Publishing;
  readonly assets: {
    readonly css: string;
    readonly icon: string;
    /** The font of the first paint, fetched ahead. */
    readonly font: string;
  };
}
