import { CLIENT, startProvider } from '@leitwerk/platform/testing/start-provider';
import { seedDocuments } from '@leitwerk/platform/testing/start-test-server';
import { startBearerProxy } from './start-bearer-proxy.ts';
import { startRadicale } from './start-radicale.ts';

export const HOUSE_USER = 'sales@example.com';
const PASSWORD = 'right-Password-1';

/** Radicale behind a way that takes tokens of a provider only, and the seed with that provider, called `house`, in its settings. */
export async function startHouseCalendar() {
  process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
  const provider = await startProvider();
  const radicale = await startRadicale(HOUSE_USER, PASSWORD);
  const proxy = await startBearerProxy(radicale.port, `${provider.url}/tokeninfo?access_token=`, PASSWORD);
  process.env['LEITWERK_PRIVATE_HOSTS'] = [proxy.port, provider.port].map((one) => `127.0.0.1:${one}`).join();
  const house = {
    id: 'house',
    label: { de: 'Hauskalender', en: 'House calendar' },
    authorize: `${provider.url}/authorize`,
    token: `${provider.url}/token`,
    clientId: CLIENT.id,
    scopes: ['calendar', 'offline_access'],
    calendars: `http://127.0.0.1:${proxy.port}/{user}/`,
    books: `http://127.0.0.1:${proxy.port}/{user}/`,
  };
  const documents = (await seedDocuments(false)).map((one) => {
    const app = one.document as { readonly kind: string; readonly moduleSettings: { readonly dav: object } };
    if (app.kind !== 'app') return one;
    const dav = { ...app.moduleSettings.dav, signIn: { providers: [house] } };
    return { ...one, document: { ...app, moduleSettings: { ...app.moduleSettings, dav } } };
  });
  return {
    provider,
    radicale,
    proxy,
    documents,
    drop: async (): Promise<void> => {
      await proxy.drop();
      await radicale.drop();
      await provider.close();
    },
  };
}
