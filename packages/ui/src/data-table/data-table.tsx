import { For, type JSX, Show } from 'solid-js';
import './data-table.css';

export type DataColumn<Row> = {
  /** Different in each column. */
  id: string;
  header: string;
  cell: (row: Row) => JSX.Element;
  /** "end" for numbers. */
  align?: 'start' | 'end';
};

export type DataTableProps<Row> = {
  /** What the table shows, for screen readers. */
  caption: string;
  /** The first column names the row. */
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
};

/** A table that becomes a card per row on a phone. Roles are written out: `display: grid` takes them from table elements. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: a table that is not displayed as one loses its role
    <table class="data-table" role="table">
      <caption class="visually-hidden">{props.caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          <For each={props.columns}>
            {(column) => (
              // biome-ignore lint/a11y/noRedundantRoles: as above
              <th role="columnheader" scope="col" data-align={column.align}>
                {column.header}
              </th>
            )}
          </For>
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <tbody role="rowgroup">
        <For each={props.rows}>{(row) => <DataRow row={row} columns={props.columns} />}</For>
      </tbody>
    </table>
  );
}

function DataRow<Row>(props: { row: Row; columns: readonly DataColumn<Row>[] }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: a row that is not displayed as one loses its role
    <tr role="row">
      <For each={props.columns}>
        {(column, index) => (
          <Show
            when={index() === 0}
            fallback={
              // biome-ignore lint/a11y/noRedundantRoles: as above
              <td role="cell" data-align={column.align} classList={{ num: column.align === 'end' }}>
                <span class="data-table-label" aria-hidden="true">
                  {column.header}
                </span>
                {column.cell(props.row)}
              </td>
            }
          >
            {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
            <th role="rowheader" scope="row">
              {column.cell(props.row)}
            </th>
          </Show>
        )}
      </For>
    </tr>
  );
}
