import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

public class Server {
  record Item(String sku, int quantity, int unitCents) {}
  record Customer(String name, String email) {}
  record NewOrder(Customer customer, List<Item> items) {}
  record Order(int id, String number, String status, Instant placedAt, Customer customer, List<Item> items) {}
  record OrderRow(int id, int customerId, String number, String status, Instant placedAt) {}
  record Page(List<Order> orders, boolean hasMore) {}
  record Answer(int status, String body) {}

  interface Work<T> {
    T with(Connection connection) throws Exception;
  }

  static final int CONNECTIONS = 10;
  static final BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(CONNECTIONS);

  public static void main(String[] arguments) throws Exception {
    for (int opened = 0; opened < CONNECTIONS; opened++) pool.add(connect());
    migrate();
    // Head and body of an answer are two packets; without this the second waits for the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int port = Integer.parseInt(System.getenv("PORT"));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 128);
    server.createContext("/", Server::answer);
    server.setExecutor(Executors.newFixedThreadPool(32));
    server.start();
  }

  static Connection connect() throws SQLException {
    var url = URI.create(System.getenv("DATABASE_URL"));
    var user = url.getUserInfo().split(":", 2);
    var address = "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath();
    return DriverManager.getConnection(address, decoded(user[0]), decoded(user[1]));
  }

  /** All or nothing. */
  static <T> T inTransaction(Work<T> work) throws Exception {
    var connection = pool.take();
    try {
      connection.setAutoCommit(false);
      var result = work.with(connection);
      connection.commit();
      return result;
    } catch (Exception error) {
      if (connection.isValid(1)) connection.rollback();
      else connection = connect();
      throw error;
    } finally {
      pool.put(connection);
    }
  }

  /** Runs every file in migrations/ by name, at each start: what stands in them has to be repeatable. */
  static void migrate() throws Exception {
    try (var files = Files.list(Path.of("migrations"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
        var sql = Files.readString(file);
        inTransaction(db -> {
          try (var statement = db.createStatement()) {
            return statement.execute(sql);
          }
        });
      }
    }
  }

  // Orders

  static Integer tenantOf(Connection db, String token) throws SQLException {
    try (var rows = query(db, "select id from tenants where token = ?", token)) {
      return rows.next() ? rows.getInt("id") : null;
    }
  }

  /** A page of a tenant's orders, the newest first. */
  static Page listOrders(Connection db, int tenantId, String status, int limit, int page) throws SQLException {
    var where = " from orders where tenant_id = ?" + (status == null ? "" : " and status = ?");
    var values = new ArrayList<Object>(status == null ? List.of(tenantId) : List.of(tenantId, status));
    long total;
    try (var rows = query(db, "select count(*)" + where, values.toArray())) {
      rows.next();
      total = rows.getLong(1);
    }
    values.addAll(List.of(limit, (page - 1) * limit));
    var orders = new ArrayList<Order>();
    try (var rows = query(db, "select *" + where + " order by placed_at desc limit ? offset ?", values.toArray())) {
      while (rows.next()) orders.add(loadOrder(db, rowOf(rows)));
    }
    return new Page(orders, (long) page * limit < total);
  }

  static Order findOrder(Connection db, int tenantId, String number) throws SQLException {
    try (var rows = query(db, "select * from orders where tenant_id = ? and number = ?", tenantId, number)) {
      return rows.next() ? loadOrder(db, rowOf(rows)) : null;
    }
  }

  static Order loadOrder(Connection db, OrderRow row) throws SQLException {
    Customer customer;
    try (var rows = query(db, "select name, email from customers where id = ?", row.customerId)) {
      rows.next();
      customer = new Customer(rows.getString("name"), rows.getString("email"));
    }
    var items = new ArrayList<Item>();
    var sql = "select sku, quantity, unit_cents from order_items where order_id = ? order by position";
    try (var rows = query(db, sql, row.id)) {
      while (rows.next())
        items.add(new Item(rows.getString("sku"), rows.getInt("quantity"), rows.getInt("unit_cents")));
    }
    return new Order(row.id, row.number, row.status, row.placedAt, customer, items);
  }

  static Order placeOrder(Connection db, int tenantId, NewOrder order) throws SQLException {
    String number;
    var take = "update tenants set last_number = last_number + 1 where id = ? returning last_number";
    try (var rows = query(db, take, tenantId)) {
      rows.next();
      number = String.format("%02d-%06d", tenantId, rows.getInt(1));
    }
    int buyer;
    var upsert =
        "insert into customers (tenant_id, email, name) values (?, ?, ?) "
            + "on conflict (tenant_id, email) do update set name = excluded.name returning id";
    try (var rows = query(db, upsert, tenantId, order.customer.email, order.customer.name)) {
      rows.next();
      buyer = rows.getInt(1);
    }
    OrderRow placed;
    var insert = "insert into orders (tenant_id, customer_id, number) values (?, ?, ?) returning *";
    try (var rows = query(db, insert, tenantId, buyer, number)) {
      rows.next();
      placed = rowOf(rows);
    }
    var position = 0;
    var line = "insert into order_items (order_id, position, sku, quantity, unit_cents) values (?, ?, ?, ?, ?)";
    for (var item : order.items)
      try (var statement = statement(db, line, placed.id, ++position, item.sku, item.quantity, item.unitCents)) {
        statement.executeUpdate();
      }
    return loadOrder(db, placed);
  }

  static OrderRow rowOf(ResultSet rows) throws SQLException {
    var placedAt = rows.getObject("placed_at", OffsetDateTime.class).toInstant();
    return new OrderRow(
        rows.getInt("id"), rows.getInt("customer_id"), rows.getString("number"), rows.getString("status"), placedAt);
  }

  static PreparedStatement statement(Connection db, String sql, Object... values) throws SQLException {
    var statement = db.prepareStatement(sql);
    for (int index = 0; index < values.length; index++) statement.setObject(index + 1, values[index]);
    return statement;
  }

  static ResultSet query(Connection db, String sql, Object... values) throws SQLException {
    var statement = statement(db, sql, values);
    statement.closeOnCompletion();
    return statement.executeQuery();
  }

  // HTTP

  static final Pattern ORDERS = Pattern.compile("/tenants/(\\d+)/orders(?:/([\\w-]+))?");

  static void answer(HttpExchange exchange) throws IOException {
    Answer answer;
    try {
      answer = route(exchange);
    } catch (Exception error) {
      error.printStackTrace();
      answer = new Answer(500, "{\"error\":\"internal\"}");
    }
    var body = answer.body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(answer.status, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  static Answer route(HttpExchange exchange) throws Exception {
    var method = exchange.getRequestMethod();
    var uri = exchange.getRequestURI();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (uri.getPath().equals("/healthz")) return new Answer(200, "{\"ok\":true}");
    var match = ORDERS.matcher(uri.getPath());
    if (!match.matches()) return failed(404, "not-found");
    var header = exchange.getRequestHeaders().getFirst("authorization");
    return inTransaction(db -> {
      var token = header != null && header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : null;
      var tenantId = token == null ? null : tenantOf(db, token);
      if (tenantId == null) return failed(401, "unauthorised");
      if (!tenantId.toString().equals(match.group(1))) return failed(404, "not-found");
      var number = match.group(2);
      if (method.equals("GET") && number != null) {
        var order = findOrder(db, tenantId, number);
        return order == null ? failed(404, "not-found") : new Answer(200, json(order));
      }
      if (method.equals("GET")) return listPage(db, tenantId, queryOf(uri.getRawQuery()));
      if (!method.equals("POST") || number != null) return failed(405, "method-not-allowed");
      var order = orderIn(body);
      return order == null ? failed(400, "invalid") : new Answer(201, json(placeOrder(db, tenantId, order)));
    });
  }

  static Answer listPage(Connection db, int tenantId, Map<String, String> query) throws SQLException {
    var limit = whole(query.getOrDefault("limit", "50"), 200);
    var page = whole(query.getOrDefault("page", "1"), 1_000_000);
    if (limit == null || page == null) return failed(400, "invalid");
    var found = listOrders(db, tenantId, query.get("status"), limit, page);
    query.put("page", String.valueOf(page + 1));
    var next = "/tenants/" + tenantId + "/orders?" + query.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
    var orders = found.orders.stream().map(Server::json).collect(Collectors.joining(","));
    return new Answer(200, "{\"orders\":[" + orders + "],\"next\":" + (found.hasMore ? text(next) : "null") + "}");
  }

  static Answer failed(int status, String error) {
    return new Answer(status, "{\"error\":" + text(error) + "}");
  }

  /** Null where it is no whole number from 1 to the most. */
  static Integer whole(String text, int most) {
    if (!text.matches("[0-9]{1,8}")) return null;
    var value = Integer.parseInt(text);
    return value >= 1 && value <= most ? value : null;
  }

  static Map<String, String> queryOf(String raw) {
    var query = new LinkedHashMap<String, String>();
    for (var pair : raw == null ? new String[0] : raw.split("&")) {
      var parts = pair.split("=", 2);
      query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
    }
    return query;
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  // JSON, as much as this service needs

  static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  static String json(Order order) {
    var items = order.items.stream()
        .map(item -> "{\"sku\":" + text(item.sku) + ",\"quantity\":" + item.quantity + ",\"unitCents\":" + item.unitCents + "}")
        .collect(Collectors.joining(","));
    return "{\"id\":" + order.id + ",\"number\":" + text(order.number) + ",\"status\":" + text(order.status)
        + ",\"placedAt\":" + text(MILLISECONDS.format(order.placedAt))
        + ",\"customer\":{\"name\":" + text(order.customer.name) + ",\"email\":" + text(order.customer.email) + "}"
        + ",\"items\":[" + items + "]"
        + ",\"totalCents\":" + order.items.stream().mapToLong(item -> (long) item.quantity * item.unitCents).sum() + "}";
  }

  static String text(String value) {
    var quoted = new StringBuilder("\"");
    for (var character : value.toCharArray())
      if (character == '"' || character == '\\') quoted.append('\\').append(character);
      else if (character < ' ') quoted.append(String.format("\\u%04x", (int) character));
      else quoted.append(character);
    return quoted.append('"').toString();
  }

  static NewOrder orderIn(String body) {
    var order = new JsonReader(body).read();
    if (!(order instanceof Map<?, ?> fields)) return null;
    if (!(fields.get("customer") instanceof Map<?, ?> customer)) return null;
    if (!(customer.get("name") instanceof String name)) return null;
    if (!(customer.get("email") instanceof String email)) return null;
    if (!(fields.get("items") instanceof List<?> lines) || lines.size() > 100) return null;
    var items = new ArrayList<Item>();
    for (var line : lines) {
      if (!(line instanceof Map<?, ?> item) || !(item.get("sku") instanceof String sku)) return null;
      var quantity = whole(String.valueOf(item.get("quantity")), 1_000);
      var unitCents = whole(String.valueOf(item.get("unitCents")), 10_000_000);
      if (quantity == null || unitCents == null) return null;
      items.add(new Item(sku, quantity, unitCents));
    }
    return new NewOrder(new Customer(name, email), items);
  }

  /** Maps, lists and texts; numbers, true, false and null stay as they are written, as StringBuilder. */
  static class JsonReader {
    static final Pattern TOKEN = Pattern.compile("\\s*([\\[\\]{},:]|\"(?:[^\"\\\\]|\\\\.)*\"|[-+\\w.]+)");
    final Matcher tokens;

    JsonReader(String json) {
      tokens = TOKEN.matcher(json);
    }

    String token() {
      if (!tokens.find()) throw new IllegalArgumentException("the JSON ends too early");
      return tokens.group(1);
    }

    Object read() {
      return read(token());
    }

    Object read(String token) {
      if (token.equals("{")) {
        var fields = new LinkedHashMap<String, Object>();
        for (var next = token(); !next.equals("}"); next = token()) {
          if (next.equals(",")) next = token();
          token();
          fields.put(plain(next), read());
        }
        return fields;
      }
      if (token.equals("[")) {
        var values = new ArrayList<Object>();
        for (var next = token(); !next.equals("]"); next = token()) values.add(read(next.equals(",") ? token() : next));
        return values;
      }
      return token.startsWith("\"") ? plain(token) : new StringBuilder(token);
    }

    static String plain(String quoted) {
      var escape = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");
      return escape.matcher(quoted.substring(1, quoted.length() - 1)).replaceAll(match -> {
        if (match.group(1) != null)
          return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16)));
        var at = "nrtbf".indexOf(match.group(2));
        return Matcher.quoteReplacement(at < 0 ? match.group(2) : "\n\r\t\b\f".substring(at, at + 1));
      });
    }
  }
}
