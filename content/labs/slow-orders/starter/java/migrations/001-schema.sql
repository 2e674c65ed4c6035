create table if not exists tenants (
  id integer primary key,
  name text not null,
  token text not null unique,
  last_number integer not null
);

create table if not exists customers (
  id integer generated always as identity primary key,
  tenant_id integer not null references tenants,
  email text not null,
  name text not null,
  unique (tenant_id, email)
);

create table if not exists orders (
  id integer generated always as identity primary key,
  tenant_id integer not null references tenants,
  customer_id integer not null references customers,
  number text not null,
  status text not null default 'pending',
  placed_at timestamptz not null default now(),
  unique (tenant_id, number)
);

create table if not exists order_items (
  order_id integer not null references orders,
  position smallint not null,
  quantity smallint not null,
  unit_cents integer not null,
  sku text not null,
  primary key (order_id, position)
);
