import { Exact, rounded } from './exact.ts';

/** Normal state of a gas: 0 °C, 1,013.25 mbar (DIN 1343). */
const NORMAL_TEMPERATURE = '273.15';
const NORMAL_PRESSURE = '1013.25';
/** Temperature at which meters without a converter are billed, 15 °C (DVGW G 685). */
const BILLED_TEMPERATURE = '288.15';

/**
 * Energy from a metered volume: kWh = m³ × z × Hs, rounded to whole kWh (DVGW G 685).
 * @param volume m³ in operating state @param z condition number @param heat calorific value Hs in kWh/m³
 */
export const energyFromVolume = (volume: string, z: string, heat: string): string =>
  rounded(new Exact(volume).times(z).times(heat), 0).toFixed();

/**
 * Condition number z with four digits (DVGW G 685), from the height of the place.
 * @param height m above sea level @param pressure gauge pressure at the meter in mbar @param compressibility K, 1 at low pressure
 */
export function conditionNumber(height: string, pressure = '22', compressibility = '1'): string {
  const air = new Exact('1016').minus(new Exact('0.12').times(height));
  return rounded(
    new Exact(NORMAL_TEMPERATURE)
      .div(BILLED_TEMPERATURE)
      .times(air.plus(pressure))
      .div(NORMAL_PRESSURE)
      .div(compressibility),
    4,
  ).toFixed(4);
}
