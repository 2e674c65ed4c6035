create index if not exists orders_by_status on orders (tenant_id, status, id desc);
create index if not exists orders_by_time on orders (tenant_id, id desc);
