import type { JSX } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { Page } from '../page/page.tsx';
import type { AdminPageName } from './admin-pages.ts';

/** The frame of an admin page. */
export function AdminPage(props: { name: AdminPageName; actions?: JSX.Element; children: JSX.Element }) {
  return (
    <Page
      title={text().admin.pages[props.name].title}
      back={{ href: '/admin', label: text().admin.back }}
      width="wide"
      actions={props.actions}
    >
      {props.children}
    </Page>
  );
}
