/** The service worker of the site. It shows what is pushed and opens what it tells of; it keeps nothing and answers no request of a page. */

/**
 * What a push holds (`WebPush` of libs/cloud).
 * @typedef {{ id: string, title: string, text: string, path: string }} Push
 */

/** Browsers want something shown for every push: one that can't be read says only that there is news. */
function read(data) {
  try {
    return data.json();
  } catch {
    return { id: 'news', title: 'Groundswell', text: 'There is news.', path: '/' };
  }
}

self.addEventListener('push', (event) => {
  const { id, title, text, path } = /** @type {Push} */ (read(event.data));
  // One that comes twice replaces itself.
  event.waitUntil(self.registration.showNotification(title, { body: text, tag: id, data: { path }, icon: '/favicon.svg' }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.path));
});

/** Opens a path of this site, and nothing else; a window that shows it already comes to the front. */
async function open(path) {
  const wanted = new URL(path, self.location.origin);
  const address = wanted.origin === self.location.origin ? wanted.href : self.location.origin;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = windows.find(({ url }) => url === address);
  return shown === undefined ? self.clients.openWindow(address) : shown.focus();
}
