// The line of the lead report, `Outlet: Headline`, and its excerpt, word for word.

import type { Lead } from '../../../domain/roundup.js';
import type { Destination } from './moved-report.js';
import type { SiteFacts } from '../facts.js';
import type { Register } from '../register.js';
import { languageMarks } from '../words/language.js';
import { webLink } from '../words/link.js';
import { Credit } from './credit.js';
import { Headline } from './headline.js';
import { MovedReport } from './moved-report.js';
import { Pattern } from './pattern.js';
import { TakenBack } from './taken-back.js';

export interface LeadProps {
  readonly lead: Lead;
  readonly facts: SiteFacts;
  readonly register: Register;
  readonly language: string | undefined;
  readonly destinations?: ReadonlyMap<string, Destination>;
}

export function LeadLine({ lead, facts, register, language, destinations }: LeadProps) {
  const { house } = facts;
  return (
    <p class="lead">
      <Pattern
        pattern={lead.author === undefined ? house.leadPattern : house.columnPattern}
        slots={{
          author: lead.author?.text,
          outlet: (
            <Credit
              outletId={lead.outletId}
              agencyIds={lead.agencyIds}
              register={register}
              jointPattern={house.jointPattern}
            />
          ),
          headline: <Headline text={lead.headline.text} url={lead.url} language={language} />,
        }}
      />
      <TakenBack at={lead.withdrawnAt} dates={facts.dates} />
      <MovedReport to={lead.movedTo} {...(destinations === undefined ? {} : { destinations })} />
    </p>
  );
}

export function Excerpt({ lead, facts, register, language }: LeadProps) {
  const href = webLink(lead.url);
  const { name } = register.find(lead.outletId);
  return (
    <>
      <blockquote class="excerpt" cite={href} {...languageMarks(language)}>
        {lead.excerpt.map((paragraph) => (
          <p>{paragraph.text}</p>
        ))}
      </blockquote>
      {href !== undefined && (
        <p class="more">
          <a href={href} aria-label={`${facts.house.readMore} ${name}`}>
            {facts.house.readMore}
          </a>
        </p>
      )}
    </>
  );
}
