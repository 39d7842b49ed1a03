import { useComputedColorScheme } from '@mantine/core';
import { useApplication } from '../client/application.ts';
import { ProductMark } from './product-mark.tsx';

/** The logo of the application, or the product's mark as long as it has none. Its name stands beside it. */
export function ApplicationMark({ size }: { readonly size: number }) {
  const application = useApplication();
  const scheme = useComputedColorScheme('light');
  const logo = (scheme === 'dark' ? application?.logoDark : undefined) ?? application?.logo;
  if (logo === undefined) return <ProductMark size={size} />;
  return <img src={logo} alt="" className="lw-logo" style={{ height: size, maxWidth: size * 4 }} />;
}
