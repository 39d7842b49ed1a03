// These libraries come without types; only what is used of them, as Node hands over what is no ES module.
declare module 'mjml-core' {
  type Options = {
    readonly presets: readonly unknown[];
    readonly ignoreIncludes: boolean;
    readonly validationLevel: 'skip' | 'soft' | 'strict';
    readonly fonts: Readonly<Record<string, string>>;
    readonly keepComments: boolean;
    readonly lang: string;
  };
  const core: { readonly default: (mjml: string, options: Options) => Promise<{ readonly html: string }> };
  // biome-ignore lint/style/noDefaultExport: as the library has it
  export default core;
}
declare module 'mjml-preset-core' {
  const preset: unknown;
  // biome-ignore lint/style/noDefaultExport: as the library has it
  export default preset;
}
declare module 'html-to-text' {
  type Selector = {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, unknown>>;
  };
  export const convert: (
    html: string,
    options: {
      readonly wordwrap: number | false;
      readonly selectors: readonly Selector[];
      readonly limits: { readonly maxInputLength: number };
    },
  ) => string;
}
