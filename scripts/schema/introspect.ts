import { Client } from 'pg'

export type Column = {
  table: string
  name: string
  type: string
  notNull: boolean
  /** The default's expression, also of a generated column. */
  default: string | null
  generated: 'no' | 'stored' | 'identity always' | 'identity by default'
}

export type Constraint = { table: string; name: string; kind: ConstraintKind; definition: string; columns: string[] }
export type ConstraintKind = 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclude' | 'trigger'
export type Index = {
  table: string
  name: string
  definition: string
  columns: string[]
  partial: boolean
  ofConstraint: boolean
}
export type Trigger = { table: string; name: string; definition: string }
export type Named = { name: string; definition: string }

/** Everything in the schema `public` that the migrations made, in an order that depends on names only. */
export type DatabaseSchema = {
  extensions: string[]
  functions: Named[]
  tables: string[]
  views: Named[]
  columns: Column[]
  constraints: Constraint[]
  indexes: Index[]
  triggers: Trigger[]
}

export async function introspect(url: string): Promise<DatabaseSchema> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return readSchema(client).finally(() => client.end())
}

async function readSchema(client: Client): Promise<DatabaseSchema> {
  const rows = async <Row extends object>(statement: string) => (await client.query<Row>(statement)).rows
  return {
    extensions: (await rows<{ name: string }>(EXTENSIONS)).map(({ name }) => name),
    functions: await rows<Named>(FUNCTIONS),
    tables: (await rows<{ name: string }>(TABLES)).map(({ name }) => name),
    views: await rows<Named>(VIEWS),
    columns: await rows<Column>(COLUMNS),
    constraints: await rows<Constraint>(CONSTRAINTS),
    indexes: await rows<Index>(INDEXES),
    triggers: await rows<Trigger>(TRIGGERS),
  }
}

const EXTENSIONS = `select extname as name from pg_extension where extname <> 'plpgsql' order by extname collate "C"`

const FUNCTIONS = `
  select p.proname as name, pg_get_functiondef(p.oid) as definition
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
  order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`

const TABLES = `
  select relname as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
  order by relname collate "C"`

const VIEWS = `
  select relname as name, pg_get_viewdef(oid, true) as definition from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
  order by relname collate "C"`

const COLUMNS = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull",
    pg_get_expr(d.adbin, d.adrelid) as default,
    case when a.attgenerated = 's' then 'stored' when a.attidentity = 'a' then 'identity always'
         when a.attidentity = 'd' then 'identity by default' else 'no' end as generated
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
  order by c.relname collate "C", a.attnum`

/** PostgreSQL 18 also lists each "not null" as a constraint; 15 does not. */
const CONSTRAINTS = `
  select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition,
    case c.contype when 'p' then 'primary key' when 'u' then 'unique' when 'f' then 'foreign key' when 'c' then 'check'
         when 'x' then 'exclude' else 'trigger' end as kind,
    array(select a.attname::text from unnest(c.conkey) with ordinality k(number, place)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number order by k.place) as columns
  from pg_constraint c
  where c.connamespace = 'public'::regnamespace and c.conrelid <> 0 and c.contype <> 'n'
  order by 1, position(c.contype in 'pufcxt'), c.conname collate "C"`

const INDEXES = `
  select t.relname as table, i.relname as name, pg_get_indexdef(x.indexrelid) as definition, x.indpred is not null as partial,
    exists (select from pg_constraint c where c.conindid = x.indexrelid and c.contype in ('p', 'u', 'x')) as "ofConstraint",
    array(select coalesce(a.attname::text, '') from unnest(x.indkey) with ordinality k(number, place)
          left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.number order by k.place) as columns
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
  where t.relnamespace = 'public'::regnamespace
  order by t.relname collate "C", i.relname collate "C"`

const TRIGGERS = `
  select tgrelid::regclass::text as table, tgname as name, pg_get_triggerdef(oid, true) as definition
  from pg_trigger t
  where not tgisinternal and (select relnamespace from pg_class where oid = tgrelid) = 'public'::regnamespace
  order by 1, tgname collate "C"`
