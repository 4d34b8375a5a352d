// Boost.Asio 1.74's coroutines use std::exchange without including it.
#include "sync/server/signin/IssuerClient.h"

#include "sync/forms/Json.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <nlohmann/json.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <chrono>
#include <exception>
#include <utility>

namespace seenheard {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using nlohmann::json;

constexpr std::size_t mostBodyBytes = 256ULL * 1024;
constexpr std::chrono::seconds mostTime{5}; ///< For each of the two documents.
constexpr std::string_view scheme = "https://";
constexpr std::string_view wellKnown = "/.well-known/openid-configuration";

struct Address {
    std::string host;
    std::string port;
    std::string path;
};

std::optional<Address> addressFrom(const std::string& url) {
    constexpr std::size_t mostBytes = 2048;
    if (!url.starts_with(scheme) || url.size() > mostBytes)
        return std::nullopt;
    for (const char character : url) {
        if (character <= ' ' || character > '~' || character == '#' || character == '@')
            return std::nullopt;
    }
    const auto rest = url.substr(scheme.size());
    const auto slash = std::min(rest.find('/'), rest.size());
    const auto place = rest.substr(0, slash);
    const auto end = place.starts_with('[') ? place.find(']') : std::string::npos;
    const auto colon = place.find(':', end == std::string::npos ? 0 : end);
    Address address{place.substr(0, std::min(colon, place.size())),
        colon == std::string::npos ? "443" : place.substr(colon + 1), slash < rest.size() ? rest.substr(slash) : "/"};
    if (end != std::string::npos)
        address.host = place.substr(1, end - 1);
    const bool goodPort = !address.port.empty() && address.port.size() <= 5
        && address.port.find_first_not_of("0123456789") == std::string::npos;
    return address.host.empty() || !goodPort ? std::nullopt : std::optional(std::move(address));
}

Error failed(const std::string& url, const std::string& what) {
    ERR_clear_error();
    return fail(ErrorCode::Unreachable, url + ": " + what + ".");
}

asio::awaitable<void> ask(asio::io_context& io, asio::ssl::context& tls, const std::string& url, Address address,
    Result<std::string>& answer) {
    error_code ended;
    tcp::resolver resolver(io);
    const auto places =
        co_await resolver.async_resolve(address.host, address.port, asio::redirect_error(asio::use_awaitable, ended));
    if (ended) {
        answer = failed(url, "its host is not known");
        co_return;
    }
    beast::ssl_stream<beast::tcp_stream> stream(io, tls);
    co_await beast::get_lowest_layer(stream).async_connect(places, asio::redirect_error(asio::use_awaitable, ended));
    if (ended) {
        answer = failed(url, "nobody answers there");
        co_return;
    }
    SSL_set_tlsext_host_name(stream.native_handle(), address.host.c_str());
    stream.set_verify_callback(asio::ssl::host_name_verification(address.host));
    co_await stream.async_handshake(asio::ssl::stream_base::client, asio::redirect_error(asio::use_awaitable, ended));
    if (ended) {
        answer = failed(url, "its certificate is not believed, or it does not speak TLS (" + ended.message() + ")");
        co_return;
    }
    http::request<http::empty_body> request(http::verb::get, address.path, 11);
    request.set(http::field::host, address.host + ":" + address.port);
    request.set(http::field::accept, "application/json");
    co_await http::async_write(stream, request, asio::redirect_error(asio::use_awaitable, ended));
    http::response_parser<http::string_body> parser;
    parser.body_limit(mostBodyBytes);
    beast::flat_buffer buffer;
    if (!ended)
        co_await http::async_read_header(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, ended));
    // Beast 1.74 lets an announced length over the limit pass.
    if (!ended && parser.content_length() && *parser.content_length() > mostBodyBytes)
        ended = http::error::body_limit;
    if (!ended)
        co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, ended));
    if (ended)
        answer =
            failed(url, ended == http::error::body_limit ? "it answers with too much" : "it does not answer in HTTP");
    else if (parser.get().result() != http::status::ok)
        answer = failed(url, "it answers with status " + std::to_string(parser.get().result_int()));
    else
        answer = std::move(parser.get().body());
}

/// One document. Waits, and not longer than mostTime.
Result<json> documentAt(const std::string& url, asio::ssl::context& tls) {
    auto address = addressFrom(url);
    if (!address)
        return failed(url, "this is no address of HTTPS");
    Result<std::string> answer = failed(url, "it does not answer in time");
    {
        asio::io_context io;
        bool threw = false;
        asio::co_spawn(io, ask(io, tls, url, *std::move(address), answer),
            [&threw](const std::exception_ptr& thrown) { threw = thrown != nullptr; });
        io.run_for(mostTime);
        if (threw)
            return failed(url, "asking it failed");
    }
    if (!answer)
        return answer.error();
    auto read = parseJson(*answer);
    return read ? std::move(read) : Result<json>(failed(url, "what it answers is no JSON"));
}

std::string textIn(const json& object, const char* name) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>()
                                                                             : std::string();
}

} // namespace

Status checkIssuer(const std::string& issuer) {
    if (addressFrom(issuer) && issuer.find('?') == std::string::npos)
        return success();
    return fail(ErrorCode::InvalidInput,
        "'" + issuer
            + "' is no issuer: give its address as its tokens name it, such as https://id.example/realms/force.");
}

Result<JsonWebKeys> fetchIssuerKeys(const IssuerPlace& place) {
    asio::ssl::context tls(asio::ssl::context::tls_client);
    error_code unreadable;
    if (place.authority)
        tls.load_verify_file(*place.authority, unreadable);
    else
        tls.set_default_verify_paths(unreadable);
    if (unreadable)
        return failed(place.authority.value_or("this machine's authorities"), "no certificates can be read there");
    tls.set_verify_mode(asio::ssl::verify_peer, unreadable);
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
    auto base = place.issuer;
    if (base.ends_with('/'))
        base.pop_back();
    const auto url = base + std::string(wellKnown);
    const auto discovered = documentAt(url, tls);
    if (!discovered)
        return discovered.error();
    // Another's document, or a misspelt address: tokens of the one that is meant would be refused one by one.
    if (textIn(*discovered, "issuer") != place.issuer)
        return failed(url, "it is the document of another issuer than " + place.issuer);
    const auto keys = documentAt(textIn(*discovered, "jwks_uri"), tls);
    return keys ? jsonWebKeysFrom(*keys) : keys.error();
}

} // namespace seenheard
