// Local forms: Korean (with morning and afternoon), Chinese and Japanese, Hungarian, Perforce.

import { instant } from './instant.js';
import { monthNumber } from './months.js';
import { zoneMinutes } from './zones.js';

const hanDay = String.raw`^(\d{4})년\s*(\d{1,2})월\s*(\d{1,2})일(?:\s*[(（]?[월화수목금토일][)）]?)?`;
const hanTime = String.raw`(?:\s*(오전|오후)?\s*(\d{1,2}):(\d{2})(?::(\d{2}))?)?$`;
const korean = new RegExp(hanDay + hanTime);
const perforceDay = String.raw`^[a-z]{3,9},?\s+(\d{4})[/-](\d{1,2})[/-](\d{1,2})\s+`;
const perforceTime = String.raw`(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(\S*)$`;
const perforce = new RegExp(perforceDay + perforceTime, 'i');

/** Korea and Japan use UTC+9, China UTC+8, without summer time. */
const koreaMinutes = 540;
const chinaMinutes = 480;

export function readLocal(text: string): number | undefined {
  return (
    readKorean(text) ??
    readKoreanHalfDay(text) ??
    readChinese(text) ??
    readHungarian(text) ??
    readPerforce(text)
  );
}

/** `2004년 05월 28일  01:31:15` */
function readKorean(text: string): number | undefined {
  const match = korean.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, half, hour = '0', minute = '0', second = '0'] = match;
  return instantOf(
    [year, month, day, twentyFourHour(hour, half === '오후', half !== undefined), minute, second],
    koreaMinutes,
  );
}

/** `2004-05-25 오후 11:23:17` */
function readKoreanHalfDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})\s+(오전|오후)\s*(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(
    text,
  );
  if (match === null) return undefined;
  const [, year, month, day, half, hour = '0', minute, second = '0'] = match;
  return instantOf(
    [year, month, day, twentyFourHour(hour, half === '오후', true), minute, second],
    koreaMinutes,
  );
}

/** `2004年5月28日 01:31` */
function readChinese(text: string): number | undefined {
  const match =
    /^(\d{4})年(\d{1,2})月(\d{1,2})日(?:\s*(\d{1,2})[:時时](\d{2})(?:[:分](\d{2})?)?秒?)?$/.exec(
      text,
    );
  if (match === null) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match;
  return instantOf([year, month, day, hour, minute, second], chinaMinutes);
}

/** `2004-július-13T9:15-05:00` */
function readHungarian(text: string): number | undefined {
  const match =
    /^(\d{4})-(\p{L}+)-(\d{1,2})T(\d{1,2}):(\d{2})(?::(\d{2}))?(z|[+-]\d{1,2}:?\d{2})?$/iu.exec(
      text,
    );
  if (match === null) return undefined;
  const [, year, name = '', day, hour, minute, second = '0', zone = ''] = match;
  const month = monthNumber(name);
  const offset = zoneMinutes(zone);
  if (month === undefined || offset === undefined) return undefined;
  return instantOf([year, String(month), day, hour, minute, second], offset);
}

/** `Fri, 2006/09/15 08:19:53 EDT` */
function readPerforce(text: string): number | undefined {
  const match = perforce.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = '0', zone = ''] = match;
  const offset = zoneMinutes(zone);
  return offset === undefined
    ? undefined
    : instantOf([year, month, day, hour, minute, second], offset);
}

function twentyFourHour(hour: string, afternoon: boolean, said: boolean): string {
  const number = Number(hour);
  return String(said && number <= 12 ? (number % 12) + (afternoon ? 12 : 0) : number);
}

function instantOf(parts: readonly (string | undefined)[], offset: number): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return instant({ year, month, day, hour, minute, second, offset });
}
