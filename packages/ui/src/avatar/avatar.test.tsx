import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, it } from 'vitest';
import { Avatar } from './avatar.tsx';
import { initialOf } from './initial.ts';

afterEach(cleanup);

it.each([
  ['田中 美咲', '田'],
  ['emma', 'E'],
  ['  鈴木 葵', '鈴'],
  ['👩‍👧みさき', '👩‍👧'],
  ['が行', 'が'],
  ['', '?'],
])('The initial of 「%s」 is %s', (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});

it('A photo that cannot be loaded gives way to the initial, and a new photo is tried again', () => {
  const [photo, setPhoto] = createSignal('/broken.jpg');
  const { container } = render(() => <Avatar name="田中 美咲" color={1} photoUrl={photo()} />);
  fireEvent.error(container.querySelector('img')!);
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByText('田')).toBeTruthy();
  setPhoto('/new.jpg');
  expect(container.querySelector('img')?.getAttribute('src')).toBe('/new.jpg');
});

it('The LINE badge says in words what its colour says', () => {
  render(() => <Avatar name="田中 美咲" color={1} line lineLabel="LINEユーザー" />);
  expect(screen.getByText('LINEユーザー')).toBeTruthy();
});
