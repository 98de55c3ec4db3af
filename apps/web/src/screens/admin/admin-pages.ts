import type { IconName } from '@engawa/ui';
import { type Component, lazy } from 'solid-js';

/** The pages behind "Admin"; words in `admin.pages`. */
export type AdminPageName =
  | 'firstSteps'
  | 'members'
  | 'externalTalk'
  | 'channels'
  | 'quota'
  | 'organization'
  | 'inbox'
  | 'audit';

export type AdminPage = {
  readonly name: AdminPageName;
  /** In the address, after /admin/. */
  readonly path: string;
  readonly icon: IconName;
  readonly component: Component;
};

export const adminPages: readonly AdminPage[] = [
  {
    name: 'firstSteps',
    path: 'first-steps',
    icon: 'check',
    component: lazy(() => import('./first-steps/first-steps-page.tsx')),
  },
  { name: 'members', path: 'members', icon: 'users', component: lazy(() => import('./members/members-page.tsx')) },
  {
    name: 'externalTalk',
    path: 'external-talk',
    icon: 'door',
    component: lazy(() => import('./external-talk/external-talk-page.tsx')),
  },
  {
    name: 'channels',
    path: 'channels',
    icon: 'line-bubble',
    component: lazy(() => import('./channels/channels-page.tsx')),
  },
  { name: 'quota', path: 'quota', icon: 'meter', component: lazy(() => import('./quota/quota-page.tsx')) },
  {
    name: 'organization',
    path: 'organization',
    icon: 'building',
    component: lazy(() => import('./organization/organization-page.tsx')),
  },
  { name: 'inbox', path: 'inbox', icon: 'mail', component: lazy(() => import('./inbox/inbox-page.tsx')) },
  { name: 'audit', path: 'audit', icon: 'clock', component: lazy(() => import('./audit/audit-page.tsx')) },
];
