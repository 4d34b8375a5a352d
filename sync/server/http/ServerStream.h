#pragma once

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <optional>
#include <utility>

namespace seenheard {

/// One connection to read from and write to: TLS over TCP, or in the clear over the socket of a proxy that has ended
/// TLS. As Beast's algorithms want a stream.
class ServerStream {
public:
    using Transport = boost::beast::basic_stream<boost::asio::generic::stream_protocol>;
    using Tls = boost::beast::ssl_stream<Transport&>;
    using executor_type = Transport::executor_type;

    /// In the clear.
    explicit ServerStream(Transport::socket_type socket) : transport_(std::move(socket)) {}
    ServerStream(Transport::socket_type socket, boost::asio::ssl::context& tls) : transport_(std::move(socket)) {
        tls_.emplace(transport_, tls);
    }
    // TLS refers to the transport.
    ServerStream(const ServerStream&) = delete;
    ServerStream& operator=(const ServerStream&) = delete;

    [[nodiscard]] Transport& transport() { return transport_; }
    /// Nothing in the clear.
    [[nodiscard]] Tls* tls() { return tls_ ? &*tls_ : nullptr; }
    [[nodiscard]] executor_type get_executor() { return transport_.get_executor(); }

    template<typename Buffers, typename Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return tls_ ? tls_->async_read_some(buffers, std::forward<Token>(token))
                    : transport_.async_read_some(buffers, std::forward<Token>(token));
    }
    template<typename Buffers, typename Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        return tls_ ? tls_->async_write_some(buffers, std::forward<Token>(token))
                    : transport_.async_write_some(buffers, std::forward<Token>(token));
    }

private:
    Transport transport_;
    std::optional<Tls> tls_;
};

} // namespace seenheard
