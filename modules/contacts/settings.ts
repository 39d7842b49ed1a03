import type { CardShape } from '@leitwerk/metadata/card/card-shape';
import type { ModuleSettings } from '@leitwerk/platform/module/module-reach';

/** As `settings.schema.json` says, by which they have been checked. */
export const cardShapes = (settings: ModuleSettings): readonly CardShape[] =>
  (settings['cards'] as readonly CardShape[] | undefined) ?? [];
