import { el } from '../dom.js';
import { svg } from '../icons.js';
import { t } from '../strings.js';

/** A place: a drawn piece of map, no map call; the link opens the real one. @param {{ title?: string, address?: string, latitude: number, longitude: number }} place */
export function drawLocation({ title, address, latitude, longitude }) {
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return el(
    'a',
    {
      className: 'location',
      href: `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`,
      target: '_blank',
      rel: 'noopener noreferrer',
    },
    streets(latitude, longitude),
    el('span', { className: 'location-name' }, title ?? t('location')),
    el('span', { className: 'location-words' }, address ?? where),
    el('span', { className: 'location-open' }, t('openMap')),
  );
}

/** Streets that differ from place to place. @param {number} latitude @param {number} longitude */
function streets(latitude, longitude) {
  const a = Math.round(Math.abs(latitude * 997) % 40);
  const b = Math.round(Math.abs(longitude * 991) % 60);
  const lines = [
    `M0 ${30 + a}L240 ${12 + a}`,
    `M0 ${78 - a / 2}L240 ${92 - a / 2}`,
    `M${40 + b} 0L${20 + b} 120`,
    `M${140 + b / 2} 0L${170 + b / 2} 120`,
  ];
  return svg(
    'svg',
    { viewBox: '0 0 240 104', class: 'map', 'aria-hidden': 'true', preserveAspectRatio: 'xMidYMid slice' },
    svg('path', { d: `M${170 - b} 120q40-70 110-60v80z`, class: 'map-park' }),
    ...lines.map((d) => svg('path', { d, class: 'map-street' })),
    svg('path', { d: 'M120 62c-11-13-16-20-16-27a16 16 0 0 1 32 0c0 7-5 14-16 27z', class: 'map-pin' }),
    svg('circle', { cx: 120, cy: 35, r: 6, class: 'map-dot' }),
  );
}
