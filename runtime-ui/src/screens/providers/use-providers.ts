import { useQuery } from '@tanstack/react-query';
import type { SignInPlace } from '../../client/sign-in-providers.ts';
import { readProviders } from '../../client/sign-in-providers.ts';

export const providersKey = ({ module }: SignInPlace): readonly string[] => ['sign-in-providers', module];

/** The providers at which one signs in for such accounts; none where the settings name none. */
export const useProviders = (place: SignInPlace) =>
  useQuery({ queryKey: providersKey(place), queryFn: ({ signal }) => readProviders(place, signal) });
