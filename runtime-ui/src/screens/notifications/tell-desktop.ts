import { listNotifications } from '../../client/notifications.ts';

/** Shows the newest one that is not read outside the page, when this page is not what is looked at. Each once, from however many tabs. */
export async function tellDesktop(): Promise<void> {
  if (document.hasFocus() || !('Notification' in window) || Notification.permission !== 'granted') return;
  const [newest] = (await listNotifications({ unread: true, kind: null })).items;
  if (!newest) return;
  const shown = new Notification(newest.text, { tag: newest.id });
  shown.onclick = () => {
    window.focus();
    shown.close();
  };
}
