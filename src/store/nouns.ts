// The list of nouns. A new one is added here, as `records/x.ts` and as `sql/x.ts`.

import type { Accounts, ReadAccounts } from './records/accounts.js';
import type { Allowances, ReadAllowances } from './records/allowances.js';
import type { AuditLog, ReadAuditLog } from './records/audit-log.js';
import type { DeskSessions, ReadDeskSessions } from './records/desk-sessions.js';
import type { RoundupVersions, ReadRoundupVersions } from './records/roundup-versions.js';
import type { Tickets, ReadTickets } from './records/tickets.js';
import type { Triages, ReadTriages } from './records/triage.js';
import type { Articles, ReadArticles } from './records/articles.js';
import type { Documents, ReadDocuments } from './records/documents.js';
import type { Events, ReadEvents } from './records/events.js';
import type { Feeds, ReadFeeds } from './records/feeds.js';
import type { ReadIds } from './records/ids.js';
import type { Notes, ReadNotes } from './records/notes.js';
import type { Outbox, ReadOutbox } from './records/outbox.js';
import type { Outlets, ReadOutlets } from './records/outlets.js';
import type { ReadRoundups, Roundups } from './records/roundups.js';
import type { ReadSite, Site } from './records/site.js';
import { accounts } from './sql/accounts.js';
import { allowances } from './sql/allowances.js';
import { auditLog } from './sql/audit-log.js';
import { deskSessions } from './sql/desk-sessions.js';
import { roundupVersions } from './sql/roundup-versions.js';
import { tickets } from './sql/tickets.js';
import { triages } from './sql/triage.js';
import { articles } from './sql/articles.js';
import { documents } from './sql/documents.js';
import { events } from './sql/events.js';
import { feeds } from './sql/feeds.js';
import type { Noun } from './sql/noun.js';
import { notes } from './sql/notes.js';
import { outbox } from './sql/outbox.js';
import { outlets } from './sql/outlets.js';
import { roundups } from './sql/roundups.js';

/** What the store keeps. Inside a transaction this is all there is. */
export interface Records extends Site, ReadIds {
  readonly outlets: Outlets;
  readonly feeds: Feeds;
  readonly documents: Documents;
  readonly articles: Articles;
  readonly events: Events;
  readonly roundups: Roundups;
  readonly outbox: Outbox;
  readonly notes: Notes;
  readonly accounts: Accounts;
  readonly allowances: Allowances;
  readonly auditLog: AuditLog;
  readonly deskSessions: DeskSessions;
  readonly roundupVersions: RoundupVersions;
  readonly tickets: Tickets;
  readonly triages: Triages;
}

/** The same without anything that writes. */
export interface ReadRecords extends ReadSite, ReadIds {
  readonly outlets: ReadOutlets;
  readonly feeds: ReadFeeds;
  readonly documents: ReadDocuments;
  readonly articles: ReadArticles;
  readonly events: ReadEvents;
  readonly roundups: ReadRoundups;
  readonly outbox: ReadOutbox;
  readonly notes: ReadNotes;
  readonly accounts: ReadAccounts;
  readonly allowances: ReadAllowances;
  readonly auditLog: ReadAuditLog;
  readonly deskSessions: ReadDeskSessions;
  readonly roundupVersions: ReadRoundupVersions;
  readonly tickets: ReadTickets;
  readonly triages: ReadTriages;
}

/** How the nouns are kept. A table comes after those that it refers to. */
export const nouns: {
  readonly [K in Exclude<keyof Records, keyof Site | keyof ReadIds>]: Noun<Records[K]>;
} = {
  outlets,
  feeds,
  documents,
  events,
  articles,
  roundups,
  outbox,
  notes,
  accounts,
  deskSessions,
  tickets,
  allowances,
  auditLog,
  triages,
  roundupVersions,
};
