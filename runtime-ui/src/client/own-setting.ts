import { useLocalStorage } from '@mantine/hooks';
import { useSignedIn } from './session.ts';

/** Something this person has set up on this device. */
export function useOwnSetting<T>(name: string, initial: T) {
  const { user } = useSignedIn();
  return useLocalStorage<T>({
    key: `leitwerk.${user.id}.${name}`,
    defaultValue: initial,
    getInitialValueInEffect: false,
  });
}
