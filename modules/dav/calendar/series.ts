import ICAL from 'ical.js';

/** What a time of a series that is different is called here, where it is a record of its own: the series' UID and its day. */
const DAY = /^(.+)-(\d{4})(\d{2})(\d{2})$/;

/** Null where the UID is not one of a single time. `day`: `YYYY-MM-DD` */
export function dayInUid(uid: string): { readonly series: string; readonly day: string } | null {
  const [, series, year, month, date] = DAY.exec(uid) ?? [];
  return series === undefined ? null : { series, day: `${year}-${month}-${date}` };
}

export const uidOfDay = (series: string, day: string): string => `${series}-${day.replaceAll('-', '')}`;

/**
 * A series with those of its times that are different (RFC 5545, 3.8.4.4).
 * @param parts by day, each as the appointment of its own that it is here
 */
export function withTimes(
  master: ICAL.Component,
  parts: readonly { readonly day: string; readonly component: ICAL.Component }[],
): readonly ICAL.Component[] {
  const uid = String(master.getFirstPropertyValue('uid'));
  const days = new Set(parts.map(({ day }) => day));
  // A day on which it is different is not one on which it is not (RFC 5545, 3.8.5.1).
  for (const one of master.getAllProperties('exdate'))
    if (days.has(String(one.getFirstValue()).slice(0, 10))) master.removeProperty(one);
  return [
    master,
    ...parts.map(({ day, component }) => {
      component.updatePropertyWithValue('uid', uid);
      const id = recurrenceId(master, day);
      if (id) component.addProperty(id);
      return component;
    }),
  ];
}

/** Which time of a series is meant; null where the series has no start. */
export function recurrenceId(master: ICAL.Component, day: string): ICAL.Property | null {
  const start = master.getFirstProperty('dtstart');
  const at: unknown = start?.getFirstValue();
  if (!start || !(at instanceof ICAL.Time)) return null;
  const time = at.clone();
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  Object.assign(time, { year, month, day: date });
  const property = new ICAL.Property('recurrence-id');
  const zone = start.getParameter('tzid');
  if (typeof zone === 'string') property.setParameter('tzid', zone);
  property.setValue(time);
  return property;
}
