// Opens the runner without a network: this build's files, and a shell without any patient in it. What belongs to a
// patient is never in this cache; it is in the tablet's journal, and only while the session is open.
const { version, files } = self.carboxy;
const cacheName = `carboxy-${version}`;
const shell = '/sessions/shell';
const session = /^\/sessions\/(rooms|[0-9a-f-]{36})$/;

self.addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(cacheName);
  await cache.addAll([...files, shell]);
  await self.skipWaiting();
})()));

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('carboxy-') && name !== cacheName) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && session.test(url.pathname)) event.respondWith(Promise.race([fetch(request), tooSlow()]).then(orShell).catch(() => kept(shell)));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(kept(request).then(found => found ?? fetch(request)));
});

/** A server that is too busy for the page: the tablet goes on by itself. */
const orShell = async answer => answer.status === 503 ? await kept(shell) ?? answer : answer;

/** A network that is there and carries nothing. */
const tooSlow = () => new Promise((_, reject) => { setTimeout(() => reject(new TypeError('slow')), 8000); });

const kept = async request => (await caches.open(cacheName)).match(request, { ignoreVary: true });
