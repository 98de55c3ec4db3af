import { cleanup, render, screen } from '@solidjs/testing-library';
import { afterEach, expect, it } from 'vitest';
import { DataTable } from './data-table.tsx';

afterEach(cleanup);

it('Each row is named by its first cell, and keeps table roles whatever its looks', () => {
  render(() => (
    <DataTable
      caption="メンバー"
      columns={[
        { id: 'name', header: '名前', cell: (row: { name: string; rooms: number }) => row.name },
        { id: 'rooms', header: 'ルーム', cell: (row) => row.rooms, align: 'end' },
      ]}
      rows={[{ name: '佐藤 太郎', rooms: 3 }]}
    />
  ));
  expect(screen.getByRole('rowheader', { name: '佐藤 太郎' })).toBeTruthy();
  expect(screen.getByRole('cell', { name: '3' })).toBeTruthy();
});
