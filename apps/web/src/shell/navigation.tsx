import { Badge, Icon, type IconName, Logo } from '@engawa/ui';
import { useLocation } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { text } from '../i18n/index.ts';
import { unreadRooms } from '../state/rooms.ts';
import { me } from '../state/session.ts';
import './navigation.css';

type Place = { href: string; icon: IconName; label: string; here: boolean; end?: boolean; desktopOnly?: boolean };

/** The main places: tabs below on a phone, a rail at the side on a desktop. */
export function Navigation() {
  const location = useLocation();
  const under = (path: string) => location.pathname === path || location.pathname.startsWith(`${path}/`);
  const places = (): Place[] => [
    { href: '/', icon: 'talk', label: text().shell.talk, here: location.pathname === '/' || under('/rooms') },
    { href: '/address-book', icon: 'address-book', label: text().shell.addressBook, here: under('/address-book') },
    { href: '/profile', icon: 'person', label: text().shell.profile, here: under('/profile') },
    ...(me().admin
      ? [{ href: '/admin', icon: 'shield', label: text().shell.admin, here: under('/admin') } as const]
      : []),
    {
      href: '/settings',
      icon: 'settings',
      label: text().shell.settings,
      here: under('/settings'),
      end: true,
      desktopOnly: true,
    },
  ];
  return (
    <nav
      class="navigation"
      aria-label={text().shell.navigation}
      style={{ '--places': places().filter((place) => !place.desktopOnly).length }}
    >
      <span class="navigation-mark">
        <Logo />
      </span>
      <For each={places().map((place) => place.href)}>
        {(href) => {
          const place = () => places().find((one) => one.href === href)!;
          return (
            <a
              href={href}
              class="navigation-place"
              aria-current={place().here ? 'page' : undefined}
              data-end={place().end ? '' : undefined}
              data-desktop-only={place().desktopOnly ? '' : undefined}
            >
              <span class="navigation-icon">
                <Icon name={place().icon} size={23} />
                <Show when={href === '/'}>
                  <Badge count={unreadRooms()} label={text().shell.unread(unreadRooms())} />
                </Show>
              </span>
              <span class="navigation-label">{place().label}</span>
            </a>
          );
        }}
      </For>
    </nav>
  );
}
