import type { ModuleSettings } from '@leitwerk/platform/module/module-reach';

export type GeocoderSettings = {
  readonly kind: 'photon' | 'nominatim' | 'openplz';
  readonly url: string;
  readonly contact?: string;
};

export type TileSettings = { readonly url: string; readonly attribution: string; readonly maxZoom?: number };

/** What the application says to this module, of the shape in `settings.schema.json`. */
export type GeodataSettings = { readonly geocoder?: GeocoderSettings; readonly tiles?: TileSettings };

export const geodataSettings = (settings: ModuleSettings): GeodataSettings => settings as GeodataSettings;
