// Query parameters that tell the outlet where a reader came from and change nothing about the page.
// A name many sites use for something else stands here only with the values that give it away.

/** Families of trackers, by the beginning of the name. */
const prefixes = [
  'utm_',
  'pk_',
  'mtm_',
  'piwik_',
  'matomo_',
  'hmb_',
  'fb_action_',
  '__hs',
  '_bta_',
];

/** Names that are trackers whatever they hold. Lower case. */
const names = new Set(
  `fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid msclkid yclid ysclid
  twclid ttclid li_fat_id igshid igsh epik mc_cid mc_eid mkt_tok hsctatracking _hsenc _hsmi _ga _gl
  rb_clickid s_kwcid ef_id wickedid _openstat xtor guccounter guce_referrer guce_referrer_sig wt_mc
  wt_zmc wt.mc_id wt.mc_ev maca traffic_source feedtype feedname cmpid ocid ncid cmp smid smprod
  smtyp emc soc_src soc_trk _branch_match_id tblci dicbo oborigurl elqtrack elqtrackid spjobid
  spmailingid spreportid spuserid nr_email_referer fb_ref fb_source ck_subscriber_id ml_subscriber
  ml_subscriber_hash mkwid sc_campaign s_cid trkcampaign ftcamp ftag __twitter_impression
  oly_anon_id oly_enc_id vero_conv vero_id ns_mchannel ns_source ns_campaign ns_linkname ns_fee
  at_medium at_campaign at_link_id at_link_origin at_link_type at_ptr_name at_format at_bbc_team
  at_campaign_type at_custom1 at_custom2 at_custom3 at_custom4 phpsessid jsessionid`.split(/\s+/),
);

/** Names of many uses, trackers only when they say that a feed led here. */
const borrowed = new Set(['ref', 'ref_src', 'source', 'src', 'from', 'via', 'partner', 'cid']);
const feedLed = /^(?:rss|atom|feed|rssfeed|feedburner|twsrc(?:%5e|\^)\w+)(?:$|[-_:|])/i;

/** Whether a parameter may be left out without asking for another page. */
export function isTracker(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (names.has(lower) || prefixes.some((prefix) => lower.startsWith(prefix))) return true;
  return borrowed.has(lower) && feedLed.test(value);
}
