create table items (
  sku  text primary key,
  name text not null
);

-- What is left to sell. Finance compares it with what was sold, every night.
create table stock (
  sku       text primary key references items,
  available integer not null
);

create table orders (
  id         bigint generated always as identity primary key,
  reference  text not null unique,
  status     text not null check (status in ('placed', 'refused')),
  -- How many lines the warehouse has to find before it packs.
  line_count integer not null,
  placed_at  timestamptz not null default now()
);

create table order_lines (
  order_id bigint not null references orders,
  line     integer not null,
  sku      text not null references items,
  quantity integer not null check (quantity > 0),
  primary key (order_id, line)
);

insert into items
select 'shelf-' || n, 'From the shelf, no. ' || n from generate_series(1, 400) n
union all select 'drop-' || n, 'Print, numbered edition ' || n from generate_series(1, 8) n
union all select 'popular-' || n, 'On the front page, place ' || n from generate_series(1, 6) n;

insert into stock
select sku, case when sku like 'drop-%' then 24 when sku like 'popular-%' then 90 else 200 end from items;

-- A shop that has been open for a while.
insert into orders (reference, status, line_count, placed_at)
select 'old-' || n, 'placed', 1, timestamptz '2026-01-01' + n * interval '7 minutes' from generate_series(1, 50000) n;
insert into order_lines
select id, 1, 'shelf-' || (1 + id % 400), 1 + id % 3 from orders;
