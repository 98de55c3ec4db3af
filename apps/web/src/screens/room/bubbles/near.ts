import { onCleanup } from 'solid-js';

/** How far outside of what is seen something begins to be fetched. */
const ahead = '900px';

/** Calls once, when the element has come near to what the reader sees. */
export function whenNear(element: Element, then: () => void): void {
  if (!globalThis.IntersectionObserver) {
    then();
    return;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { rootMargin: ahead },
  );
  observer.observe(element);
  onCleanup(() => observer.disconnect());
}
