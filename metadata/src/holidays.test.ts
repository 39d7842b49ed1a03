import { describe, expect, it } from 'vitest';
import { holidaysBetween } from './holidays.ts';

const names = (region: string) => holidaysBetween('2026-01-01', '2027-01-01', region, 'de').map(({ name }) => name);

describe('holidays', () => {
  it('are those of the state, or of all of Germany', () => {
    expect(holidaysBetween('2026-10-01', '2026-11-02', 'DE-NW', 'en')).toEqual([
      { day: '2026-10-03', name: 'German Unity Day' },
      { day: '2026-11-01', name: "All Saints' Day" },
    ]);
    expect(names('DE-NW')).toContain('Fronleichnam');
    expect(names('DE-SN')).toContain('Buß- und Bettag');
    expect(names('DE')).not.toContain('Fronleichnam');
    expect(names('DE')).toHaveLength(9);
  });

  it('are found over the turn of a year', () => {
    expect(holidaysBetween('2026-12-26', '2027-01-02', 'DE', 'de').map(({ day }) => day)).toEqual([
      '2026-12-26',
      '2027-01-01',
    ]);
  });
});
