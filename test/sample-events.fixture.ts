// Invented happenings for tests of the public site, as awkward as real ones: copies, other
// scripts, long titles, marks that HTML would take for its own.

export interface SampleReport {
  readonly outletId: string;
  readonly headline: string;
  /** Minutes after the event's first report. */
  readonly after: number;
  /** Index of the report whose text it carries. */
  readonly copies?: number;
  readonly agencies?: readonly string[];
  readonly language?: string;
  readonly folded?: boolean;
  /** After publication. */
  readonly takenBack?: boolean;
}

export interface SampleEvent {
  readonly title: string;
  readonly heading: string;
  readonly labels: readonly string[];
  readonly excerpt: readonly string[];
  /** The first one leads. */
  readonly reports: readonly SampleReport[];
}

const report = (
  outletId: string,
  headline: string,
  after: number,
  more: Partial<SampleReport> = {},
): SampleReport => ({ outletId, headline, after, ...more });

export const sampleEvents: readonly SampleEvent[] = [
  {
    title: 'Government Troops Backed By Veldt Air Force Have Recaptured Port Of Asker From Rebels',
    heading: 'Government Troops Backed By Veldt Air Force Recapturing Port Of Asker From Rebels',
    labels: ['Asker', 'Veldt'],
    excerpt: [
      'Government troops, backed by aircraft from neighbouring Veldt, have retaken the ' +
        'port of Asker after nine days of fighting, the defence ministry said on ' +
        'Thursday.',
      'Residents reached by telephone said the last rebel units had left the harbour ' +
        'district before dawn, and that the cranes were still standing.',
    ],
    reports: [
      report('vesta', 'Army liberates Asker with air support, ministry announces', 0),
      report('meridian-press', 'Government says it has retaken port of Asker from rebels', 25),
      report('lantern-wire', 'Asker changes hands for fourth time in two years', 48),
      report('tarn-chronicle', 'Troops re-enter Asker as rebel lines crumble', 70, {
        copies: 1,
        agencies: ['meridian-press'],
      }),
      report(
        'coastal-broadcasting',
        '“The harbour is quiet”: inside Asker after the fighting',
        190,
      ),
      report('ostrava-dagblad', 'Regierungstruppen melden Einnahme des Hafens von Asker', 95, {
        language: 'de',
      }),
      report('al-manara', 'القوات الحكومية تستعيد ميناء عسكر من المتمردين', 130, {
        language: 'ar',
      }),
      report('quayside-courier', 'Asker port retaken: what it means for our ferries', 300),
      report('plain-dealer', 'Rebels <deny> losing Asker & its docks', 340, { takenBack: true }),
      report('veldt-today', 'Government says it has retaken port of Asker', 60, {
        copies: 1,
        agencies: ['meridian-press'],
        folded: true,
      }),
      report('halvard-radio', 'Asker back in government hands, ministry says', 85, {
        copies: 1,
        agencies: ['meridian-press'],
        folded: true,
      }),
      report('coastal-broadcasting', 'Asker: fourth change of hands in two years', 110, {
        copies: 2,
        agencies: ['lantern-wire'],
        folded: true,
      }),
    ],
  },
  {
    title: 'Strong Earthquake Shakes The Halvard Islands',
    heading: 'The Earthquake On The Halvard Islands',
    labels: ['Halvard Islands', 'Earthquakes'],
    excerpt: [
      'An earthquake of magnitude 6.4 shook the Halvard Islands shortly after noon. Two ' +
        'people were hurt by falling tiles; the harbour wall at Norhavn is cracked.',
    ],
    reports: [
      report('halvard-radio', 'Magnitude 6.4 quake shakes islands, two hurt', 0),
      report('meridian-press', 'Quake of magnitude 6.2 hits Halvard Islands', 6),
      report('quayside-courier', 'Ferries to Halvard turned back after quake', 55),
      report('veldt-today', 'Quake of magnitude 6.2 hits Halvard Islands', 20, {
        copies: 1,
        agencies: ['meridian-press'],
      }),
      report('tarn-chronicle', 'Halvard quake: what we know so far', 140),
    ],
  },
  {
    title: 'Ostrava Parliament Rejects The Budget By One Vote',
    heading: 'The Ostrava Parliament Rejecting The Budget By One Vote',
    labels: ['Ostrava'],
    excerpt: [
      'The parliament in Ostrava has rejected the government’s budget by a single vote ' +
        'after a night of debate, and the finance minister has offered to resign.',
    ],
    reports: [
      report('ostrava-dagblad', 'Haushalt scheitert an einer Stimme', 0, { language: 'de' }),
      report('lantern-wire', 'Ostrava budget fails by one vote', 12),
      report('tarn-chronicle', 'In Ostrava, one vote sinks a budget', 200),
    ],
  },
  ...[
    'Ferry Runs Aground Off Quayside, All Passengers Safe',
    'Veldt Central Bank Raises Its Rate For A Third Time',
    'Power Returns To Northern Tarn After Two Days',
    'Talks On The Asker Ceasefire Resume In Norhavn',
    'Lantern Strait Reopens To Tankers After Mine Search',
    'Court Lets Coastal Broadcasting Keep Its Licence',
  ].map((title, index) => ({
    title,
    heading: title,
    labels: [index % 2 === 0 ? 'Quayside' : 'Veldt'],
    excerpt: ['The authorities confirmed it in the afternoon. More was expected by the evening.'],
    reports: [
      report('meridian-press', `${title}, officials say`, 0),
      report('halvard-radio', `What we know: ${title.toLowerCase()}`, 30),
      report('veldt-today', `${title}, officials say`, 45, {
        copies: 0,
        agencies: ['meridian-press'],
        folded: true,
      }),
    ],
  })),
];
