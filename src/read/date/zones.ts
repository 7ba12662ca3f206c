// Time zone names as feeds write them, in minutes east of UTC. An ambiguous name has the meaning of
// RFC 822 (EST) or of the most feeds (IST is India, BST is Britain).

const hour = 60;

const offsets: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  zulu: 0,
  wet: 0,
  'etc/gmt': 0,
  'etc/utc': 0,
  a: -1 * hour,
  m: -12 * hour,
  n: hour,
  y: 12 * hour,
  ndt: -2.5 * hour,
  nst: -3.5 * hour,
  adt: -3 * hour,
  ast: -4 * hour,
  at: -4 * hour,
  edt: -4 * hour,
  est: -5 * hour,
  et: -5 * hour,
  cdt: -5 * hour,
  cst: -6 * hour,
  ct: -6 * hour,
  mdt: -6 * hour,
  mst: -7 * hour,
  mt: -7 * hour,
  pdt: -7 * hour,
  pst: -8 * hour,
  pt: -8 * hour,
  akdt: -8 * hour,
  akst: -9 * hour,
  hst: -10 * hour,
  bst: hour,
  west: hour,
  met: hour,
  cet: hour,
  mez: hour,
  mest: 2 * hour,
  cest: 2 * hour,
  mesz: 2 * hour,
  eet: 2 * hour,
  sast: 2 * hour,
  eest: 3 * hour,
  msk: 3 * hour,
  trt: 3 * hour,
  pkt: 5 * hour,
  wib: 7 * hour,
  ict: 7 * hour,
  hkt: 8 * hour,
  sgt: 8 * hour,
  awst: 8 * hour,
  jst: 9 * hour,
  kst: 9 * hour,
  acst: 9.5 * hour,
  acdt: 10.5 * hour,
  aest: 10 * hour,
  aedt: 11 * hour,
  nzst: 12 * hour,
  nzdt: 13 * hour,
  brt: -3 * hour,
  art: -3 * hour,
  uyt: -3 * hour,
  clst: -3 * hour,
  clt: -4 * hour,
  vet: -4 * hour,
  bot: -4 * hour,
  cot: -5 * hour,
  pet: -5 * hour,
  ect: -5 * hour,
  hdt: -9 * hour,
  wat: hour,
  cat: 2 * hour,
  idt: 3 * hour,
  eat: 3 * hour,
  irst: 3.5 * hour,
  msd: 4 * hour,
  gst: 4 * hour,
  azt: 4 * hour,
  samt: 4 * hour,
  aft: 4.5 * hour,
  yekt: 5 * hour,
  uzt: 5 * hour,
  ist: 5.5 * hour,
  slst: 5.5 * hour,
  npt: 5.75 * hour,
  omst: 6 * hour,
  mmt: 6.5 * hour,
  krat: 7 * hour,
  novt: 7 * hour,
  wita: 8 * hour,
  irkt: 8 * hour,
  pht: 8 * hour,
  myt: 8 * hour,
  ulat: 8 * hour,
  wit: 9 * hour,
  yakt: 9 * hour,
  vlat: 10 * hour,
  chst: 10 * hour,
  magt: 11 * hour,
  pett: 12 * hour,
};

/**
 * Minutes east of UTC of `Z`, `EST`, `+0100`, `-05:00`, `GMT+2`. An empty text means UTC.
 * Undefined if the text is no zone.
 */
export function zoneMinutes(text: string): number | undefined {
  const zone = text.trim().toLowerCase();
  if (zone === '') return 0;
  const named = zone.replace(/^\((.*)\)$/, '$1');
  if (Object.hasOwn(offsets, named)) return offsets[named];
  const match =
    /^(?:gmt|utc|ut|etc\/gmt)?([+\-\u2212])(\d{1,2})(?::?(\d{2}))?(?:\s*\([^)]*\))?$/.exec(zone);
  if (match === null) return undefined;
  const [, sign, hours, minutes = '0'] = match;
  const sum = Number(hours) * hour + Number(minutes);
  if (Number(minutes) > 59 || sum > 18 * hour) return undefined;
  return sign === '+' ? sum : -sum;
}
