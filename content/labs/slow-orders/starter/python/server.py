import json
import os
import re
import signal
import sys
import threading
import traceback
from contextlib import contextmanager
from datetime import timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from psycopg2.extras import RealDictCursor
from psycopg2.pool import ThreadedConnectionPool

MOST_CONNECTIONS = 10
pool = ThreadedConnectionPool(1, MOST_CONNECTIONS, os.environ["DATABASE_URL"], cursor_factory=RealDictCursor)
free = threading.BoundedSemaphore(MOST_CONNECTIONS)  # the pool itself refuses instead of letting wait


@contextmanager
def cursor():
    """All or nothing."""
    with free:
        connection = pool.getconn()
        try:
            with connection, connection.cursor() as opened:
                yield opened
        finally:
            pool.putconn(connection)


def migrate():
    """Runs every file in migrations/ by name, at each start: what stands in them has to be repeatable."""
    for file in sorted(Path(__file__).with_name("migrations").glob("*.sql")):
        with cursor() as db:
            db.execute(file.read_text())


def tenant_of(db, token):
    db.execute("select id from tenants where token = %s", [token])
    row = db.fetchone()
    return row["id"] if row else None


def list_orders(db, tenant_id, status, limit, page):
    """A page of a tenant's orders, the newest first."""
    where = "tenant_id = %(tenant)s and (%(status)s::text is null or status = %(status)s)"
    values = {"tenant": tenant_id, "status": status, "limit": limit, "offset": (page - 1) * limit}
    db.execute(f"select * from orders where {where} order by placed_at desc limit %(limit)s offset %(offset)s", values)
    rows = db.fetchall()
    db.execute(f"select count(*) as total from orders where {where}", values)
    total = db.fetchone()["total"]
    return [load_order(db, row) for row in rows], page * limit < total


def find_order(db, tenant_id, number):
    db.execute("select * from orders where tenant_id = %s and number = %s", [tenant_id, number])
    row = db.fetchone()
    return load_order(db, row) if row else None


def load_order(db, row):
    db.execute("select name, email from customers where id = %s", [row["customer_id"]])
    customer = db.fetchone()
    db.execute(
        'select sku, quantity, unit_cents as "unitCents" from order_items where order_id = %s order by position',
        [row["id"]],
    )
    items = db.fetchall()
    placed_at = row["placed_at"].astimezone(timezone.utc)
    return {
        "id": row["id"],
        "number": row["number"],
        "status": row["status"],
        "placedAt": placed_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "customer": customer,
        "items": items,
        "totalCents": sum(item["quantity"] * item["unitCents"] for item in items),
    }


def place_order(db, tenant_id, customer, items):
    db.execute("update tenants set last_number = last_number + 1 where id = %s returning last_number", [tenant_id])
    number = f"{tenant_id:02}-{db.fetchone()['last_number']:06}"
    db.execute(
        """insert into customers (tenant_id, email, name) values (%s, %s, %s)
           on conflict (tenant_id, email) do update set name = excluded.name returning id""",
        [tenant_id, customer["email"], customer["name"]],
    )
    buyer = db.fetchone()["id"]
    db.execute(
        "insert into orders (tenant_id, customer_id, number) values (%s, %s, %s) returning *",
        [tenant_id, buyer, number],
    )
    order = db.fetchone()
    for position, item in enumerate(items, start=1):
        db.execute(
            "insert into order_items (order_id, position, sku, quantity, unit_cents) values (%s, %s, %s, %s, %s)",
            [order["id"], position, item["sku"], item["quantity"], item["unitCents"]],
        )
    return load_order(db, order)


def is_within(value, most):
    return type(value) is int and 1 <= value <= most


def number_in(query, name, otherwise, most):
    """None where it is not valid."""
    text = query.get(name, str(otherwise))
    value = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None
    return value if is_within(value, most) else None


def is_order(order):
    customer, items = order.get("customer"), order.get("items")
    return (
        isinstance(customer, dict)
        and all(isinstance(customer.get(field), str) for field in ("name", "email"))
        and isinstance(items, list)
        and len(items) <= 100
        and all(
            isinstance(item.get("sku"), str)
            and is_within(item.get("quantity"), 1_000)
            and is_within(item.get("unitCents"), 10_000_000)
            for item in items
        )
    )


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self):
        self.answer()

    def do_POST(self):
        self.answer()

    def answer(self):
        # Read also where it is not wanted, so that the connection can be used again.
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        try:
            status, answer = self.route(body)
        except Exception:
            traceback.print_exc()
            status, answer = 500, {"error": "internal"}
        content = json.dumps(answer, separators=(",", ":")).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def route(self, body):
        path, text = urlsplit(self.path).path, urlsplit(self.path).query
        query = {name: values[-1] for name, values in parse_qs(text, keep_blank_values=True).items()}
        if path == "/healthz":
            return 200, {"ok": True}
        match = re.fullmatch(r"/tenants/([0-9]+)/orders(?:/([\w-]+))?", path)
        if not match:
            return 404, {"error": "not-found"}
        with cursor() as db:
            scheme, _, token = self.headers.get("authorization", "").partition(" ")
            tenant_id = tenant_of(db, token) if scheme == "Bearer" else None
            if tenant_id is None:
                return 401, {"error": "unauthorised"}
            if str(tenant_id) != match[1]:
                return 404, {"error": "not-found"}
            if self.command == "GET" and match[2]:
                order = find_order(db, tenant_id, match[2])
                return (200, order) if order else (404, {"error": "not-found"})
            if self.command == "GET":
                return self.list_page(db, tenant_id, query)
            if match[2]:
                return 405, {"error": "method-not-allowed"}
            order = json.loads(body)
            if not is_order(order):
                return 400, {"error": "invalid"}
            return 201, place_order(db, tenant_id, order["customer"], order["items"])

    def list_page(self, db, tenant_id, query):
        limit, page = number_in(query, "limit", 50, 200), number_in(query, "page", 1, 1_000_000)
        if limit is None or page is None:
            return 400, {"error": "invalid"}
        orders, has_more = list_orders(db, tenant_id, query.get("status"), limit, page)
        next_page = urlencode({**query, "page": page + 1})
        return 200, {"orders": orders, "next": f"/tenants/{tenant_id}/orders?{next_page}" if has_more else None}

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


migrate()
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
Server(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
