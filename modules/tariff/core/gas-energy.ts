import { Exact, rounded } from './exact.ts';

/**
 * Energy from a metered volume: kWh = m³ × z × Hs, rounded to whole kWh (DVGW G 685).
 * @param volume m³ in operating state @param z condition number @param heat calorific value Hs in kWh/m³
 */
export const energyFromVolume = (volume: string, z: string, heat: string): string =>
  rounded(new Exact(volume).times(z).times(heat), 0).toFixed();
