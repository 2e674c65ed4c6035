-- Serves every list: the status is checked on the way.
create index if not exists orders_by_time on orders (tenant_id, placed_at desc, id desc);
