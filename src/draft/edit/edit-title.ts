// The title, and the section heading that follows it until an editor types one.

import type { Roundup } from '../../domain/roundup.js';
import type { Sourced } from '../../domain/sourced.js';
import { withoutFlags } from '../headline.js';
import { headingOf } from '../heading.js';
import { quote, transform } from '../sourced.js';
import {
  changed,
  refused,
  reportOf,
  touch,
  typedLine,
  type EditOutcome,
  type Material,
  type Writer,
} from './edit-types.js';

export const titleLengthMax = 300;

export function editTitle(
  roundup: Roundup,
  text: string,
  material: Material,
  writer: Writer,
): EditOutcome {
  const title = typedLine(text, writer);
  const problem = lineProblem(title.text, 'title');
  if (problem !== undefined) return refused(problem);
  // A suggestion that is accepted as it stands keeps its source.
  const same = title.text === roundup.title.text ? roundup.title : title;
  return changed(withTitle(roundup, same, material));
}

export function titleFrom(roundup: Roundup, articleId: string, material: Material): EditOutcome {
  const report = reportOf(material, articleId);
  if (report === undefined) return refused('This report is not in the event any more.');
  return changed(withTitle(roundup, titleOfReport(report, material.language), material));
}

/** A report's headline in house style, with its source. */
export function titleOfReport(
  { article, outlet }: Material['reports'][number],
  language: string,
): Sourced {
  const headline = quote(article, 'headline', withoutFlags(article.headline, outlet));
  return language === 'en' ? transform('title-case', headline) : headline;
}

export function editHeading(roundup: Roundup, text: string, writer: Writer): EditOutcome {
  const heading = typedLine(text, writer);
  const problem = lineProblem(heading.text, 'section heading');
  if (problem !== undefined) return refused(problem);
  const touched = touch(roundup, 'sectionHeading');
  return changed({ ...roundup, sectionHeading: heading, touched });
}

export function followTitle(roundup: Roundup, material: Material): EditOutcome {
  const touched = roundup.touched.filter((part) => part !== 'sectionHeading');
  return changed(withTitle({ ...roundup, touched }, roundup.title, material));
}

function withTitle(roundup: Roundup, title: Sourced, material: Material): Roundup {
  const touched = touch(roundup, 'title');
  const isOwn = roundup.touched.includes('sectionHeading') || roundup.lines.length === 0;
  const heading = isOwn
    ? {}
    : { sectionHeading: headingOf(title, material.language, material.style.headingPattern) };
  return { ...roundup, title, touched, ...heading };
}

function lineProblem(text: string, name: string): string | undefined {
  if (text === '') return `The ${name} is empty.`;
  const length = [...text].length;
  if (length <= titleLengthMax) return undefined;
  return `The ${name} has ${length} characters; at most ${titleLengthMax} are shown.`;
}
