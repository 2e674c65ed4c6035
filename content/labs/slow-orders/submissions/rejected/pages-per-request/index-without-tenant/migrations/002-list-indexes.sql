create index if not exists orders_by_status on orders (status, placed_at desc, id desc);
create index if not exists orders_by_time on orders (placed_at desc, id desc);
