import type { RouteDefinition } from '@solidjs/router';
import { lazy } from 'solid-js';
import { RoomPanes } from './shell/room-panes.tsx';
import { SignedIn } from './shell/signed-in.tsx';

/** Every address of the app. Only what a room needs to be readable comes with the first visit; the rest loads when opened. */
export const routes: RouteDefinition[] = [
  { path: '/sign-in', component: lazy(() => import('./screens/sign-in/sign-in-screen.tsx')) },
  { path: '/setup', component: lazy(() => import('./screens/setup/setup-screen.tsx')) },
  { path: '/i/:code', component: lazy(() => import('./screens/invite/invite-screen.tsx')) },
  {
    path: '/',
    component: SignedIn,
    children: [
      {
        path: '/',
        component: RoomPanes,
        children: [
          { path: '/' },
          { path: '/rooms/new', component: lazy(() => import('./screens/new-room/new-room-screen.tsx')) },
          {
            path: ['/rooms/:roomId', '/rooms/:roomId/details'],
            component: lazy(() => import('./screens/room/room-screen.tsx')),
          },
        ],
      },
      {
        path: '/address-book/:kind?/:id?',
        component: lazy(() => import('./screens/address-book/address-book-screen.tsx')),
      },
      { path: '/profile', component: lazy(() => import('./screens/profile/profile-screen.tsx')) },
      { path: '/settings/:page?', component: lazy(() => import('./screens/settings/settings-screen.tsx')) },
      { path: '/admin/:page?/:id?', component: lazy(() => import('./screens/admin/admin-screen.tsx')) },
    ],
  },
  { path: '*', component: lazy(() => import('./screens/not-found/not-found-screen.tsx')) },
];
