// What every page knows about its site: name, address, dates, house patterns, assets.

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

/** Whether roundups are published without an editor, and how many origins that takes. */
export type Publishing = Pick<Config, 'publishUnattended' | 'publishOriginsMin'>;

export interface SiteFacts {
  readonly name: string;
  readonly tagline: string;
  /** Absolute, without a trailing slash. */
  readonly url: string;
  readonly contact: string;
  /** A notice shown on every page, for example that this is a demo. */
  readonly banner?: string;
  readonly dates: Dates;
  readonly house: HousePatterns;
  readonly publishing: Publishing;
  readonly assets: {
    readonly css: string;
    readonly icon: string;
    /** The font of the first paint; pages preload it. */
    readonly font: string;
  };
}
