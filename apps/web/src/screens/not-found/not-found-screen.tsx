import { ButtonLink, EmptyState, Logo } from '@engawa/ui';
import { createEffect } from 'solid-js';
import { text } from '../../i18n/index.ts';
import './not-found.css';

/** An address behind which there is nothing: says so, and leads home. */
export default function NotFoundScreen() {
  const words = () => text().common.notFound;
  createEffect(() => {
    document.title = `${words().title} · Engawa`;
  });
  return (
    <main class="not-found">
      <a class="not-found-home" href="/" aria-label={words().toTalk}>
        <Logo size={40} />
      </a>
      <EmptyState
        drawing={<EmptyVeranda />}
        level={1}
        title={words().title}
        text={words().body}
        action={<ButtonLink href="/">{words().toTalk}</ButtonLink>}
      />
    </main>
  );
}

/** The veranda of the mark in the evening, with a cushion on which nobody sits. */
function EmptyVeranda() {
  return (
    <svg
      aria-hidden="true"
      class="not-found-drawing"
      viewBox="0 0 240 128"
      fill="none"
      stroke-linejoin="round"
      stroke-linecap="round"
    >
      <circle class="not-found-moon" cx="190" cy="26" r="13" />
      <g stroke="currentColor" stroke-width="2">
        <path d="M34 54l18-24h136l18 24z" />
        <path d="M56 54v46M184 54v46M98 54v32M142 54v32" />
        <path d="M98 62h44M98 74h44" opacity=".45" />
        <path d="M48 114v8M192 114v8M120 114v8" />
      </g>
      <path class="not-found-floor" d="M36 101h168v13H36z" />
      <path class="not-found-cushion" d="M104 101c-5-1-5-10 0-11h32c5 1 5 10 0 11z" />
    </svg>
  );
}
