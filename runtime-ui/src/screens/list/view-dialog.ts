import type { SavedView, ViewContent } from '@leitwerk/metadata/wire';

/** What is being asked about views. */
export type ViewDialog =
  | { readonly kind: 'new'; readonly content: ViewContent; readonly name: string }
  | { readonly kind: 'edit'; readonly saved: SavedView }
  | { readonly kind: 'delete'; readonly saved: SavedView }
  | { readonly kind: 'arrange' };
