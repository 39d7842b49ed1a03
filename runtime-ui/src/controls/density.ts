import { useLocalStorage } from '@mantine/hooks';

/** How much room things take on this device. */
export const DENSITIES = {
  /** Size of inputs and buttons, and the height of a row in pixels. */
  compact: { size: 'xs', row: 32 },
  normal: { size: 'sm', row: 38 },
  comfortable: { size: 'md', row: 48 },
} as const;

export type Density = keyof typeof DENSITIES;

export const isDensity = (given: unknown): given is Density =>
  typeof given === 'string' && Object.hasOwn(DENSITIES, given);

export function useDensity() {
  const [kept, setDensity] = useLocalStorage<Density>({
    key: 'leitwerk.density',
    defaultValue: 'normal',
    getInitialValueInEffect: false,
  });
  const density = isDensity(kept) ? kept : 'normal';
  return { density, setDensity, ...DENSITIES[density] };
}
