import { useOutgoingTexts } from '../../i18n/outgoing-texts.ts';

/** A file as it would be. */
export function FileText({ text }: { readonly text: string }) {
  const t = useOutgoingTexts();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard
    <section className="lo-file" aria-label={t.file} tabIndex={0}>
      <pre>{text}</pre>
    </section>
  );
}
