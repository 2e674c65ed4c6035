-- Forty shops, 409,640 orders, 598,000 items. Every value follows from a shop's id and an order's place in it, so that
-- lab.ts knows what an answer has to hold without asking. Keys come last: that loads four times as fast.

create table tenants (
  id integer not null,
  name text not null,
  token text not null,
  last_number integer not null
);

create table customers (
  id integer generated always as identity,
  tenant_id integer not null,
  email text not null,
  name text not null
);

create table orders (
  id integer generated always as identity,
  tenant_id integer not null,
  customer_id integer not null,
  number text not null,
  status text not null default 'pending',
  placed_at timestamptz not null default now()
);

create table order_items (
  order_id integer not null,
  position smallint not null,
  quantity smallint not null,
  unit_cents integer not null,
  sku text not null
);

-- Shop 1 has half of everything.
insert into tenants (id, name, token, last_number)
select id, 'Shop ' || id, 'shop-' || id || '-token', case when id = 1 then 200000 else 58000 / id + 500 end
from generate_series(1, 40) id;

insert into customers (tenant_id, email, name)
select t.id, 'c' || k || '@shop-' || t.id || '.example', 'Customer ' || k || ' of ' || t.name
from tenants t, generate_series(1, t.last_number / 8) k
order by t.id, k;

-- Orders reach the table by imports from older systems, in any order: neither id nor place on disk follows the time.
-- Every 400 orders of a shop are one delivery of a marketplace: a third of them carry one and the same time, a third are
-- microseconds apart, and a third came in one by one.
insert into orders (tenant_id, customer_id, number, status, placed_at)
select t.id, first_customer + (n * 13 + t.id) % (t.last_number / 8),
  lpad(t.id::text, 2, '0') || '-' || lpad(n::text, 6, '0'),
  case
    when r < 62 then 'shipped' when r < 74 then 'cancelled' when r < 86 then 'paid'
    when r < 94 then 'pending' when r < 99 then 'returned' else 'disputed'
  end,
  timestamptz '2024-01-01 00:00:00+00' + interval '730 days' * (n - place) / (t.last_number + 400)
    + place * case delivery % 3 when 0 then interval '0' when 1 then interval '3 us' else interval '31.7 s' end
from tenants t
join (select tenant_id, min(id) as first_customer from customers group by tenant_id) c on c.tenant_id = t.id
cross join lateral generate_series(1, t.last_number) n
cross join lateral (select n / 400 as delivery, n % 400 as place, (n * 37 + t.id * 11) % 100 as r) each
order by hashint8(n::bigint * 64 + t.id);

-- One or two items; every fortieth order has none any more.
insert into order_items (order_id, position, quantity, unit_cents, sku)
select o.id, position, 1 + (n + position) % 3, 500 + (n * 31 + position * 17) % 9000, 'SKU-' || (n * 7 + position * 3) % 997
from orders o
cross join lateral (select substr(o.number, 4)::integer as n) place
cross join lateral generate_series(1, case when n % 40 = 0 then 0 else 1 + (n / 3 + o.tenant_id) % 2 end) position
order by o.id, position;

alter table tenants add primary key (id), add unique (token);
alter table customers add primary key (id), add unique (tenant_id, email);
alter table orders add primary key (id), add unique (tenant_id, number);
alter table order_items add primary key (order_id, position);
alter table customers add foreign key (tenant_id) references tenants;
alter table orders add foreign key (tenant_id) references tenants, add foreign key (customer_id) references customers;
alter table order_items add foreign key (order_id) references orders;
