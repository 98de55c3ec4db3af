import { expect, test } from 'vitest';
import { holdsLink, pairInLink } from './map-link.ts';

const station = { latitude: '35.6812362', longitude: '139.7671248' };

test.each([
  [
    'Google’s pin, not the middle of the map',
    'https://www.google.com/maps/place/%E6%9D%B1%E4%BA%AC%E9%A7%85/@35.6790,139.7600,17z/data=!3m1!4b1!4m6!3m5!1s0x60188b!8m2!3d35.6812362!4d139.7671248!16zL20?entry=ttu',
  ],
  ['Google without a pin', 'https://www.google.co.jp/maps/@35.6812362,139.7671248,17z?hl=ja'],
  ['Google’s question', 'https://maps.google.com/?q=35.6812362,139.7671248'],
  ['Google’s question with a name for the place', 'https://maps.google.com/maps?q=loc:35.6812362,139.7671248'],
  ['Google’s address for other programs', 'https://www.google.com/maps/search/?api=1&query=35.6812362%2C139.7671248'],
  ['Google’s place without a name', 'https://www.google.com/maps/place/35.6812362,139.7671248'],
  ['Google’s place with a space', 'https://www.google.com/maps/search/35.6812362,+139.7671248'],
  [
    'Apple',
    'https://maps.apple.com/?address=%E6%9D%B1%E4%BA%AC&ll=35.6812362,139.7671248&q=%E6%9D%B1%E4%BA%AC%E9%A7%85',
  ],
  ['Apple’s newer form', 'https://maps.apple.com/place?coordinate=35.6812362,139.7671248&name=%E6%9D%B1%E4%BA%AC'],
  ['Yahoo! JAPAN', 'https://map.yahoo.co.jp/maps?lat=35.6812362&lon=139.7671248&z=17'],
  ['OpenStreetMap’s mark', 'https://www.openstreetmap.org/?mlat=35.6812362&mlon=139.7671248#map=19/35.70000/139.70000'],
  ['OpenStreetMap', 'https://www.openstreetmap.org/#map=19/35.6812362/139.7671248&layers=N'],
  ['a place of the phone', 'geo:35.6812362,139.7671248;u=35'],
  ['a place of the phone with a mark', 'geo:0,0?q=35.6812362,139.7671248'],
  ['words that an app shares along', '東京駅\nhttps://maps.apple.com/?ll=35.6812362,139.7671248 から'],
])('a pasted link says where it leads: %s', (_, link) => {
  expect(pairInLink(link)).toEqual(station);
});

test.each([
  'https://maps.app.goo.gl/AbCdEf123',
  'https://example.com/?lat=91.5&lon=139.7',
  'https://example.com/2026/11/27,12',
  'https://www.google.com/maps/place/%E0%A4%A',
  'https://',
  '35.6812, 139.7671',
])('%s leads to no place that could be read', (link) => {
  expect(pairInLink(link)).toBeNull();
});

test('a link without a place is told from words', () => {
  expect([holdsLink('https://maps.app.goo.gl/AbCdEf123'), holdsLink('35.6812')]).toEqual([true, false]);
});

test('a very long address is read at once', () => {
  expect(pairInLink(`https://www.google.com/maps/${'@1.1,'.repeat(40_000)}${'!3d'.repeat(40_000)}`)).toBeNull();
});
