import type { CardShape } from '@leitwerk/metadata/card/card-shape';
import { kindNamed } from '@leitwerk/metadata/named-property';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { EntityView, ModuleContext } from '@leitwerk/platform/module/module-reach';
import { cardShapes } from './settings.ts';

/** An entity whose records are cards, if the asker may read any; unknown and forbidden ones look the same. */
export function cardEntity(
  name: string,
  context: ModuleContext,
): { readonly view: EntityView; readonly shape: CardShape } {
  const view = context.entity(name);
  const shape = cardShapes(context.settings('contacts')).find((one) => one.entity === name);
  if (!view || !shape)
    throw new ActionRefused([
      {
        path: 'entity',
        code: 'definition.unknown-reference',
        params: { kind: 'entity', what: kindNamed('entity'), id: name },
      },
    ]);
  return { view, shape };
}
