import type { Language } from '../model/definitions.ts';

/** Minutes of an ISO 8601 duration of days, hours and minutes; also takes plain minutes. */
export function minutesOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/.exec(String(value));
  if (!match) return undefined;
  const [days, hours, minutes] = match.slice(1).map((part) => Number(part ?? 0));
  return (days ?? 0) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0);
}

export function durationFromMinutes(total: number): string {
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 || hours === 0 ? `${minutes}M` : ''}`;
}

export function formatDuration(value: unknown, language: Language): string {
  const total = minutesOf(value);
  if (total === undefined) return String(value);
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  const hour = language === 'de' ? 'Std.' : 'h';
  const minute = language === 'de' ? 'Min.' : 'min';
  if (hours === 0) return `${minutes} ${minute}`;
  return minutes === 0 ? `${hours} ${hour}` : `${hours} ${hour} ${minutes} ${minute}`;
}

/** `1:30`, `90`, `90 min`, `1,5 h`, `1 Std. 30 Min.` */
export function parseDuration(text: string): string | undefined {
  const clock = /^(\d+):([0-5]\d)$/.exec(text);
  if (clock) return durationFromMinutes(Number(clock[1]) * 60 + Number(clock[2]));
  const words =
    /^(?:(\d+(?:[.,]\d+)?)\s*(?:h|std\.?|stunden?|hours?))?\s*(?:(\d+)\s*(?:m|min\.?|minuten?|minutes?)?)?$/i.exec(
      text,
    );
  if (!words || text === '') return undefined;
  const hours = Number((words[1] ?? '0').replace(',', '.'));
  return durationFromMinutes(Math.round(hours * 60) + Number(words[2] ?? 0));
}
