import { createEffect, on, onCleanup, onMount } from 'solid-js';
import { connection } from '../../state/connection.ts';
import { loadingOf, loadNewer, loadOlder } from '../../state/messages.ts';
import { timelineOf } from '../../state/timelines.ts';

/** How far before an end is reached the next page is fetched. */
const ahead = '1600px 0px';

/** Loads the next page when the reader comes near an end of the window. */
export function createPaging(roomId: string, box: () => HTMLElement) {
  let top: HTMLElement | undefined;
  let bottom: HTMLElement | undefined;
  let observer: IntersectionObserver | undefined;

  async function load(end: Element): Promise<void> {
    await (end === top ? loadOlder(roomId) : loadNewer(roomId));
  }

  /** An observer speaks only of changes: after a page it is asked anew whether the end is still near. */
  function watch(): void {
    observer?.disconnect();
    if (top) observer?.observe(top);
    if (bottom) observer?.observe(bottom);
  }

  onMount(() => {
    observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) void load(entry.target);
      },
      { root: box(), rootMargin: ahead },
    );
    createEffect(() => {
      const { older, newer, failed } = loadingOf(roomId);
      const timeline = timelineOf(roomId);
      // Read for their signals: each tells that an end may have come near or moved away.
      void [timeline?.messages[0]?.id, timeline?.messages.at(-1)?.id];
      if (!older && !newer && !failed) watch();
    });
    // What could not be loaded for want of a network is asked for again, also by a reader who stays where they are.
    createEffect(on(connection, (now) => now === 'live' && watch(), { defer: true }));
    onCleanup(() => observer?.disconnect());
  });

  return {
    top: (element: HTMLElement) => {
      top = element;
    },
    bottom: (element: HTMLElement) => {
      bottom = element;
    },
  };
}
