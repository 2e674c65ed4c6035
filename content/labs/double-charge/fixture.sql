-- One row for each time that somebody paid. Finance reads order_ref, cents and status.
create table payments (
  id         bigint generated always as identity primary key,
  key        text not null,
  order_ref  text not null,
  cents      integer not null check (cents > 0),
  status     text not null check (status in ('pending', 'charged', 'declined')),
  created_at timestamptz not null default now()
);
create index payments_by_key on payments (key);

-- A year of them.
insert into payments (key, order_ref, cents, status, created_at)
select 'old-' || n, 'old-order-' || n, 500 + n % 9000, case when n % 12 = 5 then 'declined' else 'charged' end,
       timestamptz '2026-01-01' + n * interval '90 seconds'
from generate_series(1, 200000) n;
