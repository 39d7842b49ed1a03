import type ICAL from 'ical.js';
import { DavRefused } from '../dav-refused.ts';
import type { Element } from '../xml/read-xml.ts';
import { part, parts } from '../xml/read-xml.ts';
import { nameOf } from '../xml/write-xml.ts';

/** A time range in UTC; open ends are far away (RFC 4791, 9.9). */
export type TimeRange = { readonly from: Date; readonly to: Date };

const FAR_PAST = new Date('1900-01-01T00:00:00Z');
const FAR_FUTURE = new Date('2200-01-01T00:00:00Z');

const unsupported = (precondition: string): never => {
  throw new DavRefused(403, 'dav.filter', precondition);
};

export function timeRangeOf(element: Element): TimeRange {
  const at = (text: string | undefined, open: Date): Date => {
    if (text === undefined) return open;
    const [, day, time] = /^(\d{8})T(\d{6})Z$/.exec(text) ?? [];
    const date = new Date(
      `${day?.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')}T${time?.replace(/(\d\d)(\d\d)(\d\d)/, '$1:$2:$3')}Z`,
    );
    return Number.isNaN(date.getTime()) ? unsupported('c:valid-filter') : date;
  };
  const { start, end } = element.attributes;
  if (start === undefined && end === undefined) return unsupported('c:valid-filter');
  return { from: at(start, FAR_PAST), to: at(end, FAR_FUTURE) };
}

type Prefix = 'c' | 'b';
export type Test = (component: ICAL.Component) => boolean;

/** What a query asks of the properties of an entry (RFC 4791 9.7.2, RFC 6352 10.5.1), all or any of it. */
export function propertyTest(element: Element, prefix: Prefix): Test {
  const isAny = element.attributes['test'] === 'anyof' || (prefix === 'b' && element.attributes['test'] === undefined);
  const tests = parts(element, nameOf(`${prefix}:prop-filter`)).map((one) => propFilter(one, prefix));
  if (tests.length === 0) return () => true;
  return (component) => (isAny ? tests.some((test) => test(component)) : tests.every((test) => test(component)));
}

function propFilter(element: Element, prefix: Prefix): Test {
  const name = element.attributes['name']?.toLowerCase() ?? unsupported(`${prefix}:supported-filter`);
  const properties = (component: ICAL.Component): readonly ICAL.Property[] => component.getAllProperties(name);
  if (part(element, nameOf(`${prefix}:is-not-defined`))) return (component) => properties(component).length === 0;
  if (part(element, nameOf('c:time-range'))) return unsupported('c:supported-filter');
  const texts = parts(element, nameOf(`${prefix}:text-match`)).map((one) => textMatch(one, prefix));
  const parameters = parts(element, nameOf(`${prefix}:param-filter`)).map((one) => paramFilter(one, prefix));
  const tests = [...texts.map((match) => (one: ICAL.Property) => match(textOf(one))), ...parameters];
  const isAll = prefix === 'c' || element.attributes['test'] === 'allof';
  return (component) =>
    properties(component).some(
      (one) => tests.length === 0 || (isAll ? tests.every((test) => test(one)) : tests.some((test) => test(one))),
    );
}

function paramFilter(element: Element, prefix: Prefix): (property: ICAL.Property) => boolean {
  const name = element.attributes['name']?.toLowerCase() ?? unsupported(`${prefix}:supported-filter`);
  const value = (property: ICAL.Property): string | undefined => {
    const given: unknown = property.getParameter(name);
    return given === undefined ? undefined : String(given);
  };
  if (part(element, nameOf(`${prefix}:is-not-defined`))) return (property) => value(property) === undefined;
  const text = part(element, nameOf(`${prefix}:text-match`));
  const match = text && textMatch(text, prefix);
  return (property) => {
    const given = value(property);
    return given !== undefined && (!match || match(given));
  };
}

const textOf = (property: ICAL.Property): string => property.getValues().flat().map(String).join(' ');

const COLLATIONS: ReadonlySet<string> = new Set(['i;ascii-casemap', 'i;unicode-casemap', 'i;octet', 'default']);

/** RFC 4791 7.5, RFC 6352 8.3. */
function textMatch(element: Element, prefix: Prefix): (text: string) => boolean {
  const { collation = 'i;ascii-casemap', 'match-type': type = 'contains' } = element.attributes;
  if (!COLLATIONS.has(collation)) unsupported(`${prefix}:supported-collation`);
  const fold = (text: string): string => (collation === 'i;octet' ? text : text.toLowerCase());
  const wanted = fold(element.text);
  const isNegated = element.attributes['negate-condition'] === 'yes';
  const matches = (text: string): boolean => {
    const given = fold(text);
    if (type === 'equals') return given === wanted;
    if (type === 'starts-with') return given.startsWith(wanted);
    if (type === 'ends-with') return given.endsWith(wanted);
    return type === 'contains' ? given.includes(wanted) : unsupported(`${prefix}:supported-filter`);
  };
  return (text) => matches(text) !== isNegated;
}
