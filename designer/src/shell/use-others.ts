import { useSignedIn } from '@leitwerk/runtime-ui/renderer';

/** All but oneself: nobody has to be told that he is here. */
export function useOthers<T extends { readonly id: string }>(people: readonly T[]): readonly T[] {
  const { user } = useSignedIn();
  return people.filter(({ id }) => id !== user.id);
}
