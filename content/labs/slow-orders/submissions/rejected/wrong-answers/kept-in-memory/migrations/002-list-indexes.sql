-- The list of one status, and the list of all. `id` makes the order one in which no two orders stand in the same place.
create index if not exists orders_by_status on orders (tenant_id, status, placed_at desc, id desc);
create index if not exists orders_by_time on orders (tenant_id, placed_at desc, id desc);
