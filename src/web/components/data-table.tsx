import type { ReactNode } from 'react'
import { Icon } from '../icons.tsx'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Numbers and acts stand at the end. */
  align?: 'end'
  /** The row's name: it heads the row, and the card on a phone. */
  heading?: boolean
  sort?: { href: string; direction?: 'ascending' | 'descending' | undefined }
}

type Props<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowClass?: (row: Row) => string | undefined
}

/** Rows of one kind. Below 768 px each row becomes a card, its cells named by their columns. */
export function DataTable<Row>({ caption, columns, rows, rowKey, rowClass }: Props<Row>) {
  return (
    <table className="data-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={rowClass?.(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function HeaderCell<Row>({ column: { label, align, sort } }: { column: Column<Row> }) {
  return (
    <th scope="col" className={align} aria-sort={sort?.direction}>
      {sort ? (
        <a href={sort.href}>
          {label}
          {sort.direction && <Icon name={sort.direction === 'ascending' ? 'collapse' : 'expand'} size="small" />}
        </a>
      ) : (
        label
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.heading)
    return (
      <th scope="row" className={column.align}>
        {column.cell(row)}
      </th>
    )
  return (
    <td className={column.align} data-label={column.label}>
      {column.cell(row)}
    </td>
  )
}
