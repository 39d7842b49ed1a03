import { describe, expect, it } from 'vitest';
import { fitsSender, hasWords } from './fits-sender.ts';

describe('who may deliver by mail', () => {
  it.each([
    ['orders@portal.example', true],
    ['Orders@Portal.Example', true],
    ['any@grid.example', true],
    ['other@portal.example', false],
    ['any@sub.grid.example', false],
    ['any@notgrid.example', false],
    ['orders@portal.example.evil.example', false],
    ['any@grid.example@evil.example', false],
    ['', false],
  ])('%s: %s', (address, fits) => expect(fitsSender(['orders@portal.example', '@GRID.example'], address)).toBe(fits));

  it('says the words that are asked for', () => {
    expect(hasWords('woche STANDORTE', 'Standorte der Woche 12')).toBe(true);
    expect(hasWords('woche rechnung', 'Standorte der Woche 12')).toBe(false);
    expect(hasWords(undefined, '')).toBe(true);
  });
});
