// Boost.Asio 1.74's coroutines use std::exchange without including it.
#include "sync/server/http/HttpsServer.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/vector_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <chrono>
#include <exception>
#include <limits>
#include <set>
#include <utility>

namespace seenheard {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

using Body = http::vector_body<std::uint8_t>;
using Parser = http::request_parser<Body>;
using Stream = beast::ssl_stream<beast::tcp_stream>;
using Moment = std::chrono::steady_clock::time_point;
using std::chrono::milliseconds;

constexpr std::uint32_t headerBytes = 16 * 1024;
constexpr std::size_t readBufferBytes = 64 * 1024;
/// After a refusal that left a body unread, so that the other side gets to read the answer.
constexpr milliseconds lingerFor{10'000};
constexpr std::uint64_t lingerBytes = 128ULL * 1024 * 1024;
constexpr milliseconds pauseAfterFailedAccept{100};
constexpr milliseconds stopWithin{10'000};
/// For the other side to say goodbye too, when the server stops: it may have nothing more to read and no need to.
constexpr milliseconds farewell{500};

/// A request that is answered when the log goes beyond a cursor.
struct Waiter {
    asio::steady_timer timer;
    Cursor beyond;
};

struct Connection {
    Stream stream;
    std::string remoteAddress;
    std::optional<TabletId> tablet;
    bool busy = false; ///< Between the header of a request and the end of its answer.
};

std::string pathOf(beast::string_view target) {
    const auto query = target.find('?');
    const auto path = query == beast::string_view::npos ? target : target.substr(0, query);
    return {path.data(), path.size()};
}

std::string queryOf(beast::string_view target) {
    const auto query = target.find('?');
    return query == beast::string_view::npos ? std::string() : std::string(target.substr(query + 1));
}

Result<tcp::endpoint> endpointFrom(const std::string& address) {
    const auto refused = fail(ErrorCode::InvalidInput,
        "'" + address
            + "' is no address to listen on. Give an IP address and a port, such as 127.0.0.1:8443 or "
              "[::1]:8443; port 0 picks a free one.");
    const auto colon = address.rfind(':');
    if (colon == std::string::npos || colon + 1 == address.size() || address.size() - colon > 6)
        return refused;
    auto host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    unsigned port = 0;
    for (const char digit : address.substr(colon + 1)) {
        if (digit < '0' || digit > '9')
            return refused;
        port = port * 10 + static_cast<unsigned>(digit - '0');
    }
    error_code failed;
    const auto ip = asio::ip::make_address(host, failed);
    if (failed || port > 65535)
        return refused;
    return tcp::endpoint(ip, static_cast<std::uint16_t>(port));
}

} // namespace

struct HttpsServer::State {
    State(TlsContext tlsContext, RequestHandler& requestHandler, Log& lines, HttpLimits bounds)
        : tls(tlsContext.release())
        , handler(requestHandler)
        , log(lines)
        , limits(bounds)
        , pool(bounds.threads) {}

    asio::awaitable<void> acceptAll();
    asio::awaitable<void> serve(std::shared_ptr<Connection> connection);
    /// False when the connection is over.
    asio::awaitable<bool> serveOne(Connection& connection, beast::flat_buffer& buffer);
    asio::awaitable<bool> readBody(
        Connection& connection, beast::flat_buffer& buffer, Parser& parser, std::size_t most);
    asio::awaitable<Response> handle(Request request);
    asio::awaitable<void> waitBeyond(Cursor beyond);
    void hear(const Cursor& moved);
    asio::awaitable<bool> send(Connection& connection, Response response, bool keepAlive);
    asio::awaitable<void> refuse(Connection& connection, Response response);
    void closeIdle();
    void closeAll();

    asio::io_context io{1};
    asio::ssl::context tls;
    RequestHandler& handler;
    Log& log;
    HttpLimits limits;
    asio::thread_pool pool;
    tcp::acceptor acceptor{io};
    asio::steady_timer stopDeadline{io};
    std::set<std::shared_ptr<Connection>> connections;
    std::set<Waiter*> waiters;
    Cursor newest;
    std::size_t bodyBytes = 0;
    bool stopping = false;
};

asio::awaitable<void> HttpsServer::State::acceptAll() {
    while (!stopping) {
        error_code failed;
        tcp::socket socket(io);
        co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, failed));
        if (stopping)
            break;
        if (failed) {
            // No file descriptors, for one: those that are open will end.
            asio::steady_timer pause(io, pauseAfterFailedAccept);
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
            continue;
        }
        if (connections.size() >= limits.connections)
            continue;
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        const auto remote = socket.remote_endpoint(ignored);
        auto connection = std::make_shared<Connection>(
            Connection{Stream(std::move(socket), tls), remote.address().to_string(), std::nullopt, false});
        connections.insert(connection);
        asio::co_spawn(io, serve(connection), [this, connection](const std::exception_ptr& thrown) {
            connections.erase(connection);
            if (stopping && connections.empty())
                stopDeadline.cancel();
            if (thrown)
                log.write(LogLevel::Failure, "http", "a connection ended by an exception");
        });
    }
}

asio::awaitable<void> HttpsServer::State::serve(std::shared_ptr<Connection> connection) {
    auto& stream = connection->stream;
    error_code failed;
    stream.next_layer().expires_after(milliseconds(limits.handshakeMs));
    co_await stream.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, failed));
    if (failed)
        co_return;
    connection->tablet = tabletOf(stream.native_handle());
    beast::flat_buffer buffer(readBufferBytes);
    while (!stopping && co_await serveOne(*connection, buffer))
        connection->busy = false;
    stream.next_layer().expires_after(stopping ? farewell : milliseconds(limits.stallMs));
    co_await stream.async_shutdown(asio::redirect_error(asio::use_awaitable, failed));
}

asio::awaitable<bool> HttpsServer::State::serveOne(Connection& connection, beast::flat_buffer& buffer) {
    Parser parser;
    parser.header_limit(headerBytes);
    // The length of the body is judged below, when it is known whose it is. Not boost::none: to Beast 1.74 each length
    // is above none.
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    error_code failed;
    connection.stream.next_layer().expires_after(milliseconds(limits.idleMs));
    co_await http::async_read_header(
        connection.stream, buffer, parser, asio::redirect_error(asio::use_awaitable, failed));
    if (failed) {
        if (failed.category() == http::make_error_code(http::error::bad_method).category()
            && failed != http::error::end_of_stream && failed != http::error::partial_message)
            co_await refuse(connection, handler.malformed());
        co_return false;
    }
    connection.busy = true;

    Request request;
    const auto& message = parser.get();
    request.head = {std::string(message.method_string()), pathOf(message.target()), connection.tablet,
        connection.remoteAddress, queryOf(message.target())};
    auto admission = handler.admit(request.head);
    if (auto* refused = std::get_if<Response>(&admission)) {
        if (parser.is_done())
            co_return co_await send(connection, std::move(*refused), message.keep_alive());
        co_await refuse(connection, std::move(*refused));
        co_return false;
    }
    const auto most = std::get<std::size_t>(admission);
    const auto length = parser.content_length() ? *parser.content_length() : std::uint64_t{most};
    if (length > most) {
        co_await refuse(connection, handler.tooLarge(most));
        co_return false;
    }
    const auto reserved = parser.is_done() ? std::size_t{0} : static_cast<std::size_t>(length);
    if (bodyBytes + reserved > limits.bodyBytes) {
        co_await refuse(connection, handler.busy());
        co_return false;
    }
    bodyBytes += reserved;
    const bool whole = co_await readBody(connection, buffer, parser, most);
    if (!whole) {
        bodyBytes -= reserved;
        co_return false;
    }
    const bool keepAlive = message.keep_alive();
    request.body = std::move(parser.get().body());
    if (const auto beyond = handler.waitsBeyond(request.head))
        co_await waitBeyond(*beyond);
    auto response = co_await handle(std::move(request));
    bodyBytes -= reserved;
    co_return co_await send(connection, std::move(response), keepAlive);
}

asio::awaitable<bool> HttpsServer::State::readBody(
    Connection& connection, beast::flat_buffer& buffer, Parser& parser, std::size_t most) {
    parser.body_limit(most);
    error_code failed;
    auto& transport = connection.stream.next_layer();
    if (!parser.is_done() && beast::iequals(parser.get()[http::field::expect], "100-continue")) {
        constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        transport.expires_after(milliseconds(limits.stallMs));
        co_await asio::async_write(connection.stream, asio::buffer(goOn.data(), goOn.size()),
            asio::redirect_error(asio::use_awaitable, failed));
    }
    const auto began = std::chrono::steady_clock::now();
    std::size_t received = 0;
    while (!failed && !parser.is_done()) {
        const auto stalled = std::chrono::steady_clock::now() + milliseconds(limits.stallMs);
        const auto tooSlow =
            began + milliseconds(limits.graceMs) + std::chrono::seconds(received / limits.slowestBytesPerSecond);
        transport.expires_at(std::min<Moment>(stalled, tooSlow));
        received += co_await http::async_read_some(
            connection.stream, buffer, parser, asio::redirect_error(asio::use_awaitable, failed));
    }
    if (failed == http::error::body_limit)
        co_await refuse(connection, handler.tooLarge(most));
    co_return !failed;
}

asio::awaitable<Response> HttpsServer::State::handle(Request request) {
    Response response;
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(
        [&](auto resume) {
            asio::post(pool, [&, resume = std::move(resume), working = asio::make_work_guard(io)]() mutable {
                response = handler.handle(request);
                asio::post(io, std::move(resume));
            });
        },
        asio::use_awaitable);
    co_return response;
}

/// Costs a timer and no thread.
asio::awaitable<void> HttpsServer::State::waitBeyond(Cursor beyond) {
    if (stopping || newest > beyond)
        co_return;
    Waiter waiter{asio::steady_timer(io, milliseconds(limits.holdMs)), beyond};
    waiters.insert(&waiter);
    error_code ended;
    co_await waiter.timer.async_wait(asio::redirect_error(asio::use_awaitable, ended));
    waiters.erase(&waiter);
}

void HttpsServer::State::hear(const Cursor& moved) {
    newest = moved;
    for (auto* waiter : waiters) {
        if (stopping || newest > waiter->beyond)
            waiter->timer.cancel();
    }
}

asio::awaitable<bool> HttpsServer::State::send(Connection& connection, Response response, bool keepAlive) {
    http::response<Body> message;
    message.version(11);
    message.result(static_cast<unsigned>(response.status));
    message.set(http::field::content_type, response.contentType);
    message.set(http::field::cache_control, "no-store");
    if (!response.allow.empty())
        message.set(http::field::allow, response.allow);
    message.body() = std::move(response.body);
    message.keep_alive(keepAlive && !stopping);
    message.prepare_payload();
    http::response_serializer<Body> serializer(message);
    error_code failed;
    while (!failed && !serializer.is_done()) {
        connection.stream.next_layer().expires_after(milliseconds(limits.stallMs));
        co_await http::async_write_some(
            connection.stream, serializer, asio::redirect_error(asio::use_awaitable, failed));
    }
    co_return !failed && message.keep_alive();
}

asio::awaitable<void> HttpsServer::State::refuse(Connection& connection, Response response) {
    co_await send(connection, std::move(response), false);
    Bytes discarded(readBufferBytes);
    error_code failed;
    connection.stream.next_layer().expires_after(lingerFor);
    for (std::uint64_t seen = 0; !failed && !stopping && seen < lingerBytes;)
        seen += co_await connection.stream.async_read_some(
            asio::buffer(discarded), asio::redirect_error(asio::use_awaitable, failed));
}

void HttpsServer::State::closeIdle() {
    for (const auto& connection : connections) {
        if (!connection->busy)
            connection->stream.next_layer().close();
    }
}

void HttpsServer::State::closeAll() {
    for (const auto& connection : connections)
        connection->stream.next_layer().close();
}

HttpsServer::HttpsServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

HttpsServer::~HttpsServer() = default;

Result<std::unique_ptr<HttpsServer>> HttpsServer::listen(
    const std::string& address, TlsContext tls, RequestHandler& handler, Log& log, HttpLimits limits) {
    const auto endpoint = endpointFrom(address);
    if (!endpoint)
        return endpoint.error();
    auto state = std::make_unique<State>(std::move(tls), handler, log, limits);
    error_code failed;
    auto& acceptor = state->acceptor;
    acceptor.open(endpoint->protocol(), failed);
    if (!failed)
        acceptor.set_option(asio::socket_base::reuse_address(true), failed);
    if (!failed)
        acceptor.bind(*endpoint, failed);
    if (!failed)
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (failed)
        return fail(ErrorCode::InvalidInput,
            "The server cannot listen on " + address + ": " + failed.message() + ". Choose another --listen.");
    return std::unique_ptr<HttpsServer>(new HttpsServer(std::move(state)));
}

std::uint16_t HttpsServer::port() const {
    error_code failed;
    return state_->acceptor.local_endpoint(failed).port();
}

void HttpsServer::run() {
    auto& state = *state_;
    asio::co_spawn(state.io, state.acceptAll(), [&state](const std::exception_ptr& thrown) {
        if (thrown)
            state.log.write(LogLevel::Failure, "http", "no more connections are taken because of an exception");
    });
    state.io.run();
    state.pool.join();
}

void HttpsServer::announce(const Cursor& newest) {
    auto& state = *state_;
    asio::post(state.io, [&state, newest] { state.hear(newest); });
}

void HttpsServer::stop() {
    auto& state = *state_;
    asio::post(state.io, [&state] {
        if (state.stopping)
            return;
        state.stopping = true;
        error_code ignored;
        state.acceptor.close(ignored);
        state.closeIdle();
        state.hear(state.newest);
        if (state.connections.empty())
            return;
        state.stopDeadline.expires_after(stopWithin);
        state.stopDeadline.async_wait([&state](const error_code& cancelled) {
            if (!cancelled)
                state.closeAll();
        });
    });
}

} // namespace seenheard
