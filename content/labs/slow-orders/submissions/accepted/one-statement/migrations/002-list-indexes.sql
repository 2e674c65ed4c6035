create index if not exists orders_by_status on orders (tenant_id, status, placed_at desc, id desc);
