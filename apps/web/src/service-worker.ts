/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

/** Doors of the server: their answers are live or private, so they always come from the network. */
const serverPaths = /^\/(?:trpc|api|media|line|f|healthz)(?:\/|$)/;
/** A plain file, too long and too seldom read to be kept on the device. */
const licences = /^\/third-party-licences\.txt$/;

// Only the shell is kept here. Talks live in IndexedDB, where signing out can clear them.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [serverPaths, licences] }));

// A new version waits until the member agrees, so that no page loses what is being written.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
