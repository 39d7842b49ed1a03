import { useCanvas } from './canvas-context.tsx';

/** All states by name, those inside others with the names around them. */
export function useStateChoices(): readonly { readonly value: string; readonly label: string }[] {
  const { picture, words } = useCanvas();
  const nameOf = new Map(picture.states.map((state) => [state.path, words.state(state)]));
  return picture.states.flatMap(({ path }) => {
    if (path === '') return [];
    const parts = path.split('.');
    const label = parts.map((_, at) => nameOf.get(parts.slice(0, at + 1).join('.')) ?? '').join(' › ');
    return [{ value: path, label }];
  });
}
