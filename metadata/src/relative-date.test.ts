import { describe, expect, it } from 'vitest';
import { dateOf, parseRelativeDate } from './relative-date.ts';

const on = (text: string, today: string): string | null => {
  const relative = parseRelativeDate(text);
  return relative && dateOf(relative, today);
};

describe('a relative date', () => {
  it.each([
    ['$today', '2026-03-14', '2026-03-14'],
    ['$today-30', '2026-03-14', '2026-02-12'],
    ['$today+7', '2024-02-26', '2024-03-04'],
    ['$weekStart', '2026-03-15', '2026-03-09'],
    ['$weekStart', '2026-03-16', '2026-03-16'],
    ['$weekStart+1', '2026-12-31', '2027-01-04'],
    ['$monthStart', '2026-01-31', '2026-01-01'],
    ['$monthStart-1', '2026-01-31', '2025-12-01'],
    ['$monthStart+1', '2026-01-31', '2026-02-01'],
    ['$quarterStart', '2026-05-31', '2026-04-01'],
    ['$quarterStart-1', '2026-02-01', '2025-10-01'],
    ['$yearStart+1', '2026-02-28', '2027-01-01'],
    ['$yearStart+9999', '2026-02-28', '9999-12-31'],
    ['$yearStart-9999', '2026-02-28', '1000-01-01'],
  ])('%s on %s is %s', (text, today, expected) => {
    expect(on(text, today)).toBe(expected);
  });

  it.each(['today', '$today+', '$today +7', '$today+7d', '$today+12345', '$tomorrow', '$user', '', 7, null])(
    'is not %s',
    (text) => {
      expect(parseRelativeDate(text)).toBeNull();
    },
  );
});
