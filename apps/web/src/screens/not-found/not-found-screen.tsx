import { EmptyState, Icon } from '@engawa/ui';
import { onMount } from 'solid-js';
import { text } from '../../i18n/index.ts';

export default function NotFoundScreen() {
  onMount(() => {
    document.title = `${text().common.notFound.title} · Engawa`;
  });
  return (
    <main>
      <EmptyState
        drawing={<Icon name="door" size={40} />}
        level={1}
        title={text().common.notFound.title}
        text={text().common.notFound.body}
        action={<a href="/">{text().common.notFound.toTalk}</a>}
      />
    </main>
  );
}
