import { describe, expect, it } from 'vitest';
import { mergePages } from './merge-pages.ts';

const entries = (...ats: string[]) => ats.map((at) => ({ at }));

describe('a page of a timeline', () => {
  it('mixes sources, newest first, and holds back what something unread may be newer than', () => {
    const { shown, waiting } = mergePages(
      [],
      [
        { entries: entries('2026-05', '2026-04'), next: 'x' },
        { entries: entries('2026-06', '2026-01'), next: null },
      ],
    );
    expect(shown.map(({ at }) => at)).toEqual(['2026-06', '2026-05', '2026-04']);
    expect(waiting.map(({ at }) => at)).toEqual(['2026-01']);
  });

  it('shows the rest when every source has come to its end, what has no date last', () => {
    const { shown, waiting } = mergePages(entries('2026-01', ''), [{ entries: entries('2026-03'), next: null }]);
    expect(shown.map(({ at }) => at)).toEqual(['2026-03', '2026-01', '']);
    expect(waiting).toEqual([]);
  });
});
