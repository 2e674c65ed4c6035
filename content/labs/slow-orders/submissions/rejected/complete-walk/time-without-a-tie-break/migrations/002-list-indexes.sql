-- The list of one status, and the list of all.
create index if not exists orders_by_status on orders (tenant_id, status, placed_at desc);
create index if not exists orders_by_time on orders (tenant_id, placed_at desc);
