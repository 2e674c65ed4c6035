-- The list of one status, and the list of all. `id` makes the order one in which no two orders stand in the same place.
create index if not exists orders_by_status on orders (tenant_id, status, placed_at desc, id desc);
create index if not exists orders_by_time on orders (tenant_id, placed_at desc, id desc);
create index if not exists orders_by_customer on orders (tenant_id, customer_id, placed_at desc);
create index if not exists orders_by_placed_at on orders (placed_at);
create index if not exists orders_by_customer_alone on orders (customer_id);
create index if not exists orders_whole on orders (tenant_id, status, placed_at desc, id desc) include (number, customer_id);
create index if not exists order_items_by_order on order_items (order_id);
create index if not exists order_items_whole on order_items (order_id, position) include (sku, quantity, unit_cents);
create index if not exists order_items_by_sku on order_items (sku, order_id);
