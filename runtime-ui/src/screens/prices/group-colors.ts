import type { PriceGroup } from '../../client/tariff.ts';

/** In the order in which a price is read, by which they are told apart without colour, too. */
export const GROUP_COLORS: Readonly<Record<PriceGroup, string>> = {
  supply: 'indigo.7',
  grid: 'teal.9',
  metering: 'cyan.9',
  concession: 'grape.8',
  levies: 'orange.9',
  taxes: 'pink.8',
};
