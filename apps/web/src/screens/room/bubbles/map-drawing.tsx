import { For } from 'solid-js';

/** Roads, a river and blocks that look like a map of somewhere; the same place always looks the same. */
export function MapDrawing(props: { latitude: number; longitude: number }) {
  const roll = () => dice(props.latitude * 1e5 + props.longitude * 7e5);
  const drawing = () => {
    const next = roll();
    const between = (low: number, high: number) => Math.round(low + next() * (high - low));
    return {
      streets: Array.from({ length: 4 }, () => `M-5 ${between(0, 130)}L305 ${between(0, 130)}`),
      lanes: Array.from({ length: 6 }, () => `M${between(0, 300)} -5L${between(0, 300)} 135`),
      avenue: `M-5 ${between(40, 100)}C90 ${between(20, 110)} 190 ${between(20, 110)} 305 ${between(20, 110)}`,
      river: `M${between(0, 120)} -8C${between(60, 160)} 50 ${between(60, 240)} 80 ${between(160, 300)} 140`,
      park: { x: between(10, 220), y: between(5, 80), width: between(36, 70), height: between(24, 44) },
    };
  };
  return (
    <svg class="map-drawing" viewBox="0 0 300 130" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <rect class="map-park" rx="5" {...drawing().park} />
      <path class="map-river" d={drawing().river} />
      <For each={[...drawing().streets, ...drawing().lanes]}>{(d) => <path class="map-street" d={d} />}</For>
      <path class="map-avenue" d={drawing().avenue} />
      <ellipse class="map-shade" cx="150" cy="78" rx="9" ry="3.5" />
      <path class="map-pin" d="M150 78c-11-13-16-20-16-28a16 16 0 0 1 32 0c0 8-5 15-16 28z" />
      <circle class="map-eye" cx="150" cy="50" r="5.5" />
    </svg>
  );
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function dice(seed: number): () => number {
  let state = Math.trunc(seed) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
