// The revision of the public site, by which its pages know that they are out of date.

export interface ReadSite {
  /** Grows with every commit that changes what the public site shows. Cheap to ask. */
  siteRevision(): Promise<number>;
}

export interface Site extends ReadSite {
  /**
   * Makes the revision grow when the transaction commits. Changes to published roundups do this
   * by themselves.
   */
  touchSite(): Promise<void>;
}
