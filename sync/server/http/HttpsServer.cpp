// Boost.Asio 1.74's coroutines use std::exchange without including it.
#include "sync/server/http/HttpsServer.h"

#include "sync/server/http/ListenAddress.h"
#include "sync/server/http/ProxyHeader.h"
#include "sync/server/http/RateLimiter.h"
#include "sync/server/http/ServerStream.h"
#include "sync/server/http/SocketFile.h"
#include "sync/server/monitoring/CurrentRequest.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/vector_body.hpp>
#include <boost/beast/http/write.hpp>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <exception>
#include <limits>
#include <random>
#include <set>
#include <utility>

namespace seenheard {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Local = asio::local::stream_protocol;
using boost::system::error_code;

using Body = http::vector_body<std::uint8_t>;
using Parser = http::request_parser<Body>;
using Moment = std::chrono::steady_clock::time_point;
using std::chrono::milliseconds;

constexpr std::uint32_t headerBytes = 16 * 1024;
constexpr std::size_t readBufferBytes = 64 * 1024;
constexpr std::size_t firstOctets = 4096;
/// After a refusal that left a body unread, so that the other side gets to read the answer.
constexpr milliseconds lingerFor{10'000};
constexpr std::uint64_t lingerBytes = 128ULL * 1024 * 1024;
constexpr milliseconds pauseAfterFailedAccept{100};
/// For the other side to say goodbye too, when the server stops: it may have nothing more to read and no need to.
constexpr milliseconds farewell{500};

/// A request that is answered when the log goes beyond a cursor.
struct Waiter {
    asio::steady_timer timer;
    Cursor beyond;
};

/// In the clear; who speaks is known once the proxy has said so.
struct FromProxy {};

struct Connection {
    Connection(tcp::socket socket, asio::ssl::context& tls, std::string address)
        : stream(std::move(socket), tls)
        , remoteAddress(std::move(address)) {}
    Connection(Local::socket socket, FromProxy /*unused*/) : stream(std::move(socket)) {}

    ServerStream stream;
    std::string remoteAddress;
    std::optional<TabletId> tablet;
    bool busy = false; ///< Between the header of a request and the end of its answer.
    bool used = false; ///< A request was read from it.
    Moment since = std::chrono::steady_clock::now();
};

/// What is under way on a connection.
struct Exchange {
    Connection& connection;
    Moment began;
    AnsweredRequest told;
};

std::int64_t msSince(Moment began) {
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - began).count();
}

/// A number that lasts as long as a thing in hand does.
class Counted {
public:
    explicit Counted(std::atomic<std::uint64_t>& count, std::uint64_t by = 1) : count_(count), by_(by) {
        count_ += by_;
    }
    ~Counted() { count_ -= by_; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

private:
    std::atomic<std::uint64_t>& count_;
    std::uint64_t by_;
};

/// Differs from process to process and from request to request.
class RequestIds {
public:
    std::string next() {
        std::array<char, 20> text{};
        std::snprintf(text.data(), text.size(), "%08x-%08x", process_, ++count_);
        return text.data();
    }

private:
    unsigned process_ = std::random_device()();
    unsigned count_ = 0;
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

/// Of "Authorization: Bearer TOKEN", given once.
std::optional<std::string> bearerOf(const Parser::value_type& message) {
    constexpr std::string_view scheme = "Bearer ";
    if (message.count(http::field::authorization) != 1)
        return std::nullopt;
    const auto value = message[http::field::authorization];
    if (value.size() <= scheme.size()
        || !beast::iequals(value.substr(0, scheme.size()), {scheme.data(), scheme.size()}))
        return std::nullopt;
    return std::string(value.substr(scheme.size()));
}

Result<tcp::endpoint> endpointFrom(const std::string& text) {
    const auto address = listenAddressFrom(text);
    if (!address)
        return address.error();
    return tcp::endpoint(asio::ip::make_address(address->host), address->port);
}

} // namespace

struct HttpsServer::State {
    State(TlsContext tlsContext, RequestHandler& requestHandler, Log& lines, const HttpLimits& bounds,
        std::vector<RequestWatcher*> whoWatches)
        : tls(tlsContext.release())
        , handler(requestHandler)
        , log(lines)
        , limits(bounds)
        , watchers(std::move(whoWatches))
        , pool(bounds.threads)
        , tabletRate(bounds.tabletRate)
        , addressRate(bounds.addressRate) {}

    /// Makes a Connection of each socket by `connectionOf`, which yields none where there is no room for it.
    template<typename Protocol, typename ConnectionOf>
    asio::awaitable<void> acceptAll(asio::basic_socket_acceptor<Protocol>& at, ConnectionOf connectionOf);
    void take(const std::shared_ptr<Connection>& connection);
    std::shared_ptr<Connection> overTls(tcp::socket socket);
    std::shared_ptr<Connection> throughProxy(Local::socket socket);
    [[nodiscard]] bool addressHasRoom(const std::string& remoteAddress) const;
    /// Whether there is room for one more; a stranger's connection may be ended for it.
    bool makeRoom();
    asio::awaitable<void> serve(std::shared_ptr<Connection> connection);
    /// Until it is known who speaks; false where the connection is over.
    asio::awaitable<bool> greet(Connection& connection);
    asio::awaitable<bool> readProxyHeader(Connection& connection);
    /// False when the connection is over.
    asio::awaitable<bool> serveOne(Connection& connection, beast::flat_buffer& buffer);
    /// The header of the next request; false where none came, or none that can be read.
    asio::awaitable<bool> readHeader(Connection& connection, beast::flat_buffer& buffer, Parser& parser);
    asio::awaitable<bool> serveRead(Exchange& exchange, beast::flat_buffer& buffer, Parser& parser);
    asio::awaitable<bool> readBody(Exchange& exchange, beast::flat_buffer& buffer, Parser& parser, std::size_t most);
    asio::awaitable<Response> handle(Request request, std::string id);
    asio::awaitable<void> waitBeyond(Cursor beyond);
    void hear(const Cursor& moved);
    /// 0 where it may be answered, else in how many seconds.
    int secondsUntil(const RequestHead& head);
    asio::awaitable<bool> send(Exchange& exchange, Response response, bool keepAlive);
    asio::awaitable<void> refuse(Exchange& exchange, Response response);
    void tell(Exchange& exchange);
    void closeIdle();
    void closeAll();

    asio::io_context io{1};
    asio::ssl::context tls;
    RequestHandler& handler;
    Log& log;
    HttpLimits limits;
    std::vector<RequestWatcher*> watchers;
    HttpFigures figures;
    asio::thread_pool pool;
    tcp::acceptor acceptor{io};
    Local::acceptor proxyAcceptor{io};
    std::filesystem::path proxySocket; ///< Empty: there is none.
    asio::steady_timer stopDeadline{io};
    std::set<std::shared_ptr<Connection>> connections;
    std::set<Waiter*> waiters;
    Cursor newest;
    RateLimiter tabletRate;
    RateLimiter addressRate;
    RequestIds ids;
    bool stopping = false;
};

template<typename Protocol, typename ConnectionOf>
asio::awaitable<void> HttpsServer::State::acceptAll(
    asio::basic_socket_acceptor<Protocol>& at, ConnectionOf connectionOf) {
    while (!stopping) {
        error_code failed;
        typename Protocol::socket socket(io);
        co_await at.async_accept(socket, asio::redirect_error(asio::use_awaitable, failed));
        if (stopping)
            break;
        if (failed) {
            // No file descriptors, for one: those that are open will end.
            asio::steady_timer pause(io, pauseAfterFailedAccept);
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
            continue;
        }
        if (const auto connection = connectionOf(std::move(socket)))
            take(connection);
        else
            ++figures.turnedAway;
    }
}

std::shared_ptr<Connection> HttpsServer::State::overTls(tcp::socket socket) {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    auto remote = socket.remote_endpoint(ignored).address().to_string();
    return addressHasRoom(remote) && makeRoom()
        ? std::make_shared<Connection>(std::move(socket), tls, std::move(remote))
        : nullptr;
}

std::shared_ptr<Connection> HttpsServer::State::throughProxy(Local::socket socket) {
    return makeRoom() ? std::make_shared<Connection>(std::move(socket), FromProxy{}) : nullptr;
}

void HttpsServer::State::take(const std::shared_ptr<Connection>& connection) {
    ++figures.taken;
    connections.insert(connection);
    figures.connections = connections.size();
    asio::co_spawn(io, serve(connection), [this, connection](const std::exception_ptr& thrown) {
        connections.erase(connection);
        figures.connections = connections.size();
        if (stopping && connections.empty())
            stopDeadline.cancel();
        if (thrown)
            log.write(LogLevel::Failure, "http", "a connection ended by an exception");
    });
}

bool HttpsServer::State::addressHasRoom(const std::string& remoteAddress) const {
    return limits.addressConnections == 0
        || static_cast<std::size_t>(std::ranges::count(connections, remoteAddress,
               [](const auto& connection) -> const std::string& { return connection->remoteAddress; }))
        < limits.addressConnections;
}

bool HttpsServer::State::makeRoom() {
    if (connections.size() < limits.connections)
        return true;
    const std::shared_ptr<Connection>* oldest = nullptr;
    for (const auto& connection : connections) {
        if (!connection->tablet && !connection->busy && connection->stream.transport().socket().is_open()
            && (oldest == nullptr || connection->since < (*oldest)->since))
            oldest = &connection;
    }
    if (oldest == nullptr)
        return false;
    // Its place is free once what waits on it has heard.
    (*oldest)->stream.transport().close();
    ++figures.gaveWay;
    return true;
}

asio::awaitable<bool> HttpsServer::State::readProxyHeader(Connection& connection) {
    Bytes octets(proxyHeaderStart);
    error_code failed;
    auto& transport = connection.stream.transport();
    co_await asio::async_read(transport, asio::buffer(octets), asio::redirect_error(asio::use_awaitable, failed));
    if (failed)
        co_return false;
    const auto rest = proxyHeaderRest(octets);
    if (rest) {
        octets.resize(proxyHeaderStart + *rest);
        co_await asio::async_read(transport, asio::buffer(octets.data() + proxyHeaderStart, *rest),
            asio::redirect_error(asio::use_awaitable, failed));
        if (failed)
            co_return false;
    }
    auto header = rest ? proxyHeaderFrom(octets) : Result<ProxyHeader>(rest.error());
    if (!header) {
        log.write(LogLevel::Warning, "http", "a connection on the proxy's socket was ended: " + header.error().message);
        co_return false;
    }
    if (!addressHasRoom(header->remoteAddress)) {
        ++figures.turnedAway;
        co_return false;
    }
    connection.remoteAddress = std::move(header->remoteAddress);
    connection.tablet = header->tablet;
    co_return true;
}

asio::awaitable<bool> HttpsServer::State::greet(Connection& connection) {
    connection.stream.transport().expires_after(milliseconds(limits.handshakeMs));
    auto* tlsStream = connection.stream.tls();
    if (tlsStream == nullptr)
        co_return co_await readProxyHeader(connection);
    error_code failed;
    co_await tlsStream->async_handshake(
        asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, failed));
    if (!failed)
        connection.tablet = tabletOf(tlsStream->native_handle());
    co_return !failed;
}

asio::awaitable<void> HttpsServer::State::serve(std::shared_ptr<Connection> connection) {
    if (!co_await greet(*connection))
        co_return;
    beast::flat_buffer buffer(readBufferBytes);
    while (!stopping && co_await serveOne(*connection, buffer))
        connection->busy = false;
    auto* tlsStream = connection->stream.tls();
    if (tlsStream == nullptr)
        co_return;
    error_code ignored;
    connection->stream.transport().expires_after(stopping ? farewell : milliseconds(limits.stallMs));
    co_await tlsStream->async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
}

asio::awaitable<bool> HttpsServer::State::readHeader(
    Connection& connection, beast::flat_buffer& buffer, Parser& parser) {
    parser.header_limit(headerBytes);
    // The length of the body is judged below, when it is known whose it is. Not boost::none: to Beast 1.74 each length
    // is above none.
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    auto& transport = connection.stream.transport();
    error_code failed;
    if (buffer.size() == 0) {
        // Whoever has asked before may rest; a stranger has to say at once what he came for.
        transport.expires_after(milliseconds(connection.used ? limits.idleMs : limits.headerMs));
        const auto read = co_await connection.stream.async_read_some(
            buffer.prepare(firstOctets), asio::redirect_error(asio::use_awaitable, failed));
        buffer.commit(read);
        if (failed)
            co_return false;
    }
    transport.expires_after(milliseconds(limits.headerMs));
    co_await http::async_read_header(
        connection.stream, buffer, parser, asio::redirect_error(asio::use_awaitable, failed));
    if (!failed)
        co_return true;
    if (failed.category() == http::make_error_code(http::error::bad_method).category()
        && failed != http::error::end_of_stream && failed != http::error::partial_message) {
        Exchange unread{connection, std::chrono::steady_clock::now(), {}};
        unread.told.id = ids.next();
        unread.told.method = unread.told.path = "other";
        unread.told.address = connection.remoteAddress;
        unread.told.tablet = connection.tablet;
        co_await refuse(unread, handler.malformed());
    }
    co_return false;
}

int HttpsServer::State::secondsUntil(const RequestHead& head) {
    const auto nowMs =
        std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
    return head.tablet ? tabletRate.secondsUntil(head.tablet->hex(), nowMs)
                       : addressRate.secondsUntil(head.remoteAddress, nowMs);
}

asio::awaitable<bool> HttpsServer::State::serveOne(Connection& connection, beast::flat_buffer& buffer) {
    Parser parser;
    if (!co_await readHeader(connection, buffer, parser))
        co_return false;
    connection.busy = true;
    connection.used = true;
    Exchange exchange{connection, std::chrono::steady_clock::now(), {}};
    exchange.told.id = ids.next();
    exchange.told.address = connection.remoteAddress;
    exchange.told.tablet = connection.tablet;
    const bool goesOn = co_await serveRead(exchange, buffer, parser);
    // Where the connection ended before there was an answer.
    if (exchange.told.status == 0)
        tell(exchange);
    co_return goesOn;
}

asio::awaitable<bool> HttpsServer::State::serveRead(Exchange& exchange, beast::flat_buffer& buffer, Parser& parser) {
    Request request;
    const auto& message = parser.get();
    request.head = {std::string(message.method_string()), pathOf(message.target()), exchange.connection.tablet,
        exchange.connection.remoteAddress, queryOf(message.target()), bearerOf(message)};
    const bool usual = message.method() == http::verb::get || message.method() == http::verb::post;
    exchange.told.method = usual ? request.head.method : "other";
    exchange.told.path = handler.knownPath(request.head.path);
    auto admission = handler.admit(request.head);
    if (const auto seconds = secondsUntil(request.head); seconds > 0) {
        ++figures.refusedRate;
        admission = handler.tooOften(seconds);
    } else if (figures.queued >= limits.queue) {
        ++figures.refusedBusy;
        admission = handler.busy();
    }
    if (auto* refused = std::get_if<Response>(&admission)) {
        if (parser.is_done())
            co_return co_await send(exchange, std::move(*refused), message.keep_alive());
        co_await refuse(exchange, std::move(*refused));
        co_return false;
    }
    const auto most = std::get<std::size_t>(admission);
    const auto length = parser.content_length() ? *parser.content_length() : std::uint64_t{most};
    if (length > most) {
        co_await refuse(exchange, handler.tooLarge(most));
        co_return false;
    }
    const auto reserved = parser.is_done() ? std::size_t{0} : static_cast<std::size_t>(length);
    if (figures.bodyBytes + reserved > limits.bodyBytes) {
        ++figures.refusedBusy;
        co_await refuse(exchange, handler.busy());
        co_return false;
    }
    const bool keepAlive = message.keep_alive();
    Response response;
    {
        const Counted held(figures.bodyBytes, reserved);
        if (!co_await readBody(exchange, buffer, parser, most))
            co_return false;
        request.body = std::move(parser.get().body());
        exchange.told.bytesIn = request.body.size();
        if (const auto beyond = handler.waitsBeyond(request.head)) {
            // Thousands may wait, and none of them reads meanwhile.
            buffer.shrink_to_fit();
            co_await waitBeyond(*beyond);
        }
        response = co_await handle(std::move(request), exchange.told.id);
    }
    co_return co_await send(exchange, std::move(response), keepAlive);
}

asio::awaitable<bool> HttpsServer::State::readBody(
    Exchange& exchange, beast::flat_buffer& buffer, Parser& parser, std::size_t most) {
    parser.body_limit(most);
    error_code failed;
    auto& stream = exchange.connection.stream;
    auto& transport = stream.transport();
    if (!parser.is_done() && beast::iequals(parser.get()[http::field::expect], "100-continue")) {
        constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        transport.expires_after(milliseconds(limits.stallMs));
        co_await asio::async_write(
            stream, asio::buffer(goOn.data(), goOn.size()), asio::redirect_error(asio::use_awaitable, failed));
    }
    const auto began = std::chrono::steady_clock::now();
    std::size_t received = 0;
    while (!failed && !parser.is_done()) {
        const auto stalled = std::chrono::steady_clock::now() + milliseconds(limits.stallMs);
        const auto tooSlow =
            began + milliseconds(limits.graceMs) + std::chrono::seconds(received / limits.slowestBytesPerSecond);
        transport.expires_at(std::min<Moment>(stalled, tooSlow));
        received +=
            co_await http::async_read_some(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, failed));
    }
    exchange.told.bytesIn = received;
    if (failed == http::error::body_limit)
        co_await refuse(exchange, handler.tooLarge(most));
    co_return !failed;
}

asio::awaitable<Response> HttpsServer::State::handle(Request request, std::string id) {
    Response response;
    ++figures.queued;
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(
        [&](auto resume) {
            asio::post(pool, [&, resume = std::move(resume), kept = asio::make_work_guard(io)]() mutable {
                --figures.queued;
                {
                    const Counted working(figures.busyThreads);
                    const CurrentRequest current(id);
                    response = handler.handle(request);
                }
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
    const Counted waits(figures.live);
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

asio::awaitable<bool> HttpsServer::State::send(Exchange& exchange, Response response, bool keepAlive) {
    http::response<Body> message;
    message.version(11);
    message.result(static_cast<unsigned>(response.status));
    message.set(http::field::content_type, response.contentType);
    message.set(http::field::cache_control, "no-store");
    message.set("X-Request-Id", exchange.told.id);
    if (!response.allow.empty())
        message.set(http::field::allow, response.allow);
    if (response.retryAfterSeconds > 0)
        message.set(http::field::retry_after, std::to_string(response.retryAfterSeconds));
    exchange.told.status = response.status;
    exchange.told.code = std::move(response.code);
    exchange.told.bytesOut = response.body.size();
    message.body() = std::move(response.body);
    message.keep_alive(keepAlive && !stopping);
    message.prepare_payload();
    http::response_serializer<Body> serializer(message);
    auto& stream = exchange.connection.stream;
    error_code failed;
    while (!failed && !serializer.is_done()) {
        stream.transport().expires_after(milliseconds(limits.stallMs));
        co_await http::async_write_some(stream, serializer, asio::redirect_error(asio::use_awaitable, failed));
    }
    tell(exchange);
    co_return !failed && message.keep_alive();
}

asio::awaitable<void> HttpsServer::State::refuse(Exchange& exchange, Response response) {
    co_await send(exchange, std::move(response), false);
    Bytes discarded(readBufferBytes);
    error_code failed;
    auto& stream = exchange.connection.stream;
    stream.transport().expires_after(lingerFor);
    for (std::uint64_t seen = 0; !failed && !stopping && seen < lingerBytes;)
        seen +=
            co_await stream.async_read_some(asio::buffer(discarded), asio::redirect_error(asio::use_awaitable, failed));
}

void HttpsServer::State::tell(Exchange& exchange) {
    exchange.told.tookMs = msSince(exchange.began);
    for (auto* watcher : watchers)
        watcher->answered(exchange.told);
}

void HttpsServer::State::closeIdle() {
    for (const auto& connection : connections) {
        if (!connection->busy)
            connection->stream.transport().close();
    }
}

void HttpsServer::State::closeAll() {
    for (const auto& connection : connections)
        connection->stream.transport().close();
}

HttpsServer::HttpsServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

HttpsServer::~HttpsServer() = default;

Result<std::unique_ptr<HttpsServer>> HttpsServer::listen(const std::string& address, TlsContext tls,
    RequestHandler& handler, Log& log, const HttpLimits& limits, std::vector<RequestWatcher*> watchers) {
    const auto endpoint = endpointFrom(address);
    if (!endpoint)
        return endpoint.error();
    auto state = std::make_unique<State>(std::move(tls), handler, log, limits, std::move(watchers));
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

Status HttpsServer::listenBehindProxy(const std::filesystem::path& socket) {
    if (auto clear = clearSocketFile(socket); !clear)
        return clear;
    auto& acceptor = state_->proxyAcceptor;
    error_code failed;
    acceptor.open(Local(), failed);
    if (!failed)
        acceptor.bind(Local::endpoint(socket.string()), failed);
    // Before it takes connections: whoever may write there says who he is, and is believed.
    constexpr ::mode_t ownerAndGroup = 0660;
    if (!failed && ::chmod(socket.c_str(), ownerAndGroup) != 0)
        failed.assign(errno, boost::system::system_category());
    if (!failed)
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (failed)
        return fail(ErrorCode::InvalidInput,
            "The server cannot listen on the socket " + socket.string() + ": " + failed.message()
                + ". Make its directory, writable for the server, or choose another --proxy-socket.");
    state_->proxySocket = socket;
    return success();
}

std::uint16_t HttpsServer::port() const {
    error_code failed;
    return state_->acceptor.local_endpoint(failed).port();
}

const HttpFigures& HttpsServer::figures() const {
    return state_->figures;
}

void HttpsServer::run() {
    auto& state = *state_;
    const auto ended = [&state](const std::exception_ptr& thrown) {
        if (thrown)
            state.log.write(LogLevel::Failure, "http", "no more connections are taken because of an exception");
    };
    asio::co_spawn(state.io,
        state.acceptAll(state.acceptor, [&state](tcp::socket socket) { return state.overTls(std::move(socket)); }),
        ended);
    if (state.proxyAcceptor.is_open())
        asio::co_spawn(state.io,
            state.acceptAll(
                state.proxyAcceptor, [&state](Local::socket socket) { return state.throughProxy(std::move(socket)); }),
            ended);
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
        if (state.proxyAcceptor.is_open()) {
            state.proxyAcceptor.close(ignored);
            std::error_code left;
            std::filesystem::remove(state.proxySocket, left);
        }
        state.closeIdle();
        state.hear(state.newest);
        if (state.connections.empty())
            return;
        state.stopDeadline.expires_after(milliseconds(state.limits.stopMs));
        state.stopDeadline.async_wait([&state](const error_code& cancelled) {
            if (!cancelled)
                state.closeAll();
        });
    });
}

} // namespace seenheard
