// The changes to the tables made before each noun carried its own. They are never edited.

import type { Migration } from './noun.js';

/** Runs on databases that are older than PostgreSQL's adapter, all of which are SQLite's. */
const markReadDocuments = `
      update document set "readAt" = "fetchedAt" where id not in (
        select json_extract(body, '$.documentId') from message
        where subject in ('feed.fetched', 'page.fetched') and not exists (
          select 1 from delivery where message = number and state = 'settled'));`;

export const history: readonly Migration[] = [
  {
    number: 1,
    name: 'outlets, feeds and documents',
    sql: `
      create table outlet (
        id text primary key, name text not null, kind text not null, medium text not null,
        country text, owner text, family text, homepage text, domains text not null,
        aliases text not null, rank real not null, evidence text not null,
        reviewed integer not null
      ) strict;
      create table "outletDomain" (
        domain text not null, "outletId" text not null, rank real not null,
        primary key (domain, rank, "outletId")
      ) strict, without rowid;
      create index "outletDomainOutlet" on "outletDomain" ("outletId");
      create table feed (
        id text primary key, url text not null unique, "outletId" text not null,
        title text not null, "siteUrl" text, language text, labels text not null,
        "fetchPages" integer not null,
        state text not null, "addedAt" integer not null, "dueAt" integer not null,
        "intervalMs" integer not null, "triedAt" integer, "answeredAt" integer, "freshAt" integer,
        validators text, "bodyHash" text, hints text, move text, failures integer not null,
        "failingSince" integer, "missingSince" integer, fault text, warnings text
      ) strict;
      create index "feedDue" on feed (state, "dueAt", id);
      create table document (
        id text primary key, "feedId" text not null, "articleId" text, url text not null,
        "fetchedAt" integer not null, status integer not null, headers text not null,
        body blob not null
      ) strict;
      create index "documentFetched" on document ("fetchedAt");`,
  },
  {
    number: 2,
    name: 'articles and events',
    sql: `
      create table event (
        id text primary key, "createdAt" integer not null, "changedAt" integer not null,
        "firstAt" integer not null, "lastAt" integer not null, articles integer not null,
        outlets integer not null, origins integer not null, "mergedInto" text
      ) strict;
      create index "eventChanged" on event ("changedAt", id) where "mergedInto" is null;
      create table article (
        id text primary key, "feedId" text not null, "outletId" text not null, url text not null,
        language text, byline text, dateline text, credit text, image text, form text not null,
        labels text not null, "publishedAt" integer, "modifiedAt" integer,
        "seenAt" integer not null, version integer not null, "versionAt" integer not null,
        "withdrawnAt" integer,
        "eventId" text references event (id), "originId" text,
        headline text not null, summary text not null, "text" text not null
      ) strict;
      create index "articleSeen" on article ("seenAt", id);
      create index "articleEvent" on article ("eventId", "seenAt", id) where "eventId" is not null;
      create table "articleKey" (
        "outletId" text not null, kind text not null, value text not null,
        "articleId" text not null references article (id),
        primary key ("outletId", kind, value)
      ) strict, without rowid;
      create table "articleVersion" (
        "articleId" text not null references article (id), version integer not null,
        "seenAt" integer not null, headline text not null, summary text not null,
        "text" text not null, unique ("articleId", version)
      ) strict;
      create table placement (
        "articleId" text primary key references article (id),
        "eventId" text not null references event (id), "placedAt" integer not null,
        score real not null, reasons text not null, "runnerUp" text, pinned integer not null
      ) strict;
      create index "placementEvent" on placement ("eventId", "placedAt", "articleId");`,
  },
  {
    number: 3,
    name: 'roundups and their search',
    sql: ({ search }) => `
      create table roundup (
        number integer primary key, id text not null unique, "eventId" text, state text not null,
        at integer not null, path text unique, reports integer not null, origins integer not null,
        "draftedAt" integer not null, "changedAt" integer not null, "publishedAt" integer,
        title text not null, lead text, "sectionHeading" text, lines text not null,
        labels text not null, notices text not null, touched text not null
      ) strict;
      create index "roundupList" on roundup (state, at, id);
      create index "roundupAll" on roundup (at, id);
      create index "roundupEvent" on roundup ("eventId", "draftedAt", id)
        where "eventId" is not null;
      create table "roundupLabel" (
        label text not null, state text not null, at integer not null,
        "roundupId" text not null references roundup (id),
        primary key (label, state, at, "roundupId")
      ) strict, without rowid;
      create index "roundupLabelRoundup" on "roundupLabel" ("roundupId");
      create table "labelCount" (
        label text primary key, count integer not null
      ) strict, without rowid;
      create table "roundupOutlet" (
        "outletId" text not null, number integer not null references roundup (number),
        primary key (number, "outletId")
      ) strict, without rowid;
      ${search.tables}`,
  },
  {
    number: 4,
    name: 'outbox, notes and the revision of the site',
    sql: `
      create table message (
        number integer primary key autoincrement, id text not null unique, subject text not null,
        body text not null, "bornAt" integer not null
      ) strict;
      create index "messageSubject" on message (subject, number);
      create table delivery (
        message integer not null references message (number) on delete cascade,
        consumer text not null, state text not null, attempts integer not null,
        at integer not null, reason text,
        primary key (message, consumer)
      ) strict, without rowid;
      create index "deliveryWaiting" on delivery (consumer, at, message) where state = 'waiting';
      create index "deliveryDead" on delivery (at, message) where state = 'dead';
      create table note (name text primary key, value text not null) strict, without rowid;
      create table site (one integer primary key check (one = 1), revision integer not null) strict;
      insert into site (one, revision) values (1, 0);`,
  },
  {
    number: 5,
    name: 'roundups with notices',
    sql: `create index "roundupNoticed" on roundup (state, at, id) where notices <> '[]';`,
  },
  {
    number: 6,
    name: 'roundups that another one continues',
    sql: `alter table roundup add column "continuedBy" text;`,
  },
  {
    number: 7,
    name: 'documents that are read',
    sql: ({ name }) => `
      alter table document add column "readAt" integer;
      ${name === 'sqlite' ? markReadDocuments : ''}
      drop index "documentFetched";
      create index "documentRead" on document ("readAt") where "readAt" is not null;`,
  },
  {
    number: 8,
    name: 'names of countries that have no code',
    sql: `alter table outlet add column "countryName" text;`,
  },
  {
    number: 9,
    name: 'placements that are not sure',
    sql: `alter table placement add column unsure text;`,
  },
  {
    number: 10,
    name: 'roundups that stand under an earlier time than that of their publication',
    sql: `
      alter table roundup add column "datedAt" integer;
      create index "roundupLate" on roundup (state, at, id) where "datedAt" is not null;`,
  },
  {
    number: 11,
    name: 'where placements came from',
    sql: `
      alter table placement add column nearest text;
      alter table placement add column "cameFrom" text;
      alter table placement add column parting text;
      create index "placementCame" on placement ("cameFrom", "placedAt", "articleId")
        where "cameFrom" is not null;`,
  },
];
