/** The product's mark in the colour of the application. */
export function ProductMark({ size, ground }: { readonly size: number; readonly ground?: string | undefined }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden style={{ flexShrink: 0 }}>
      <rect width="32" height="32" rx="8" fill={ground ?? 'var(--mantine-primary-color-filled)'} />
      <path d="M10 7v15a3 3 0 0 0 3 3h10" fill="none" stroke="#fff" strokeWidth="3.5" strokeLinecap="round" />
      <path d="M16 7l8 5-8 5z" fill="#fff" opacity=".85" />
    </svg>
  );
}
