#include "sync/server/store/postgresql/PostgresAnswer.h"

#include <poll.h>
#include <sys/socket.h>

namespace seenheard {

namespace {

using Moment = std::chrono::steady_clock::time_point;

/// Until the next result can be taken without waiting, or the connection is over.
void awaitResult(PGconn* connection, Moment deadline) {
    for (;;) {
        const int unsent = PQflush(connection);
        if (unsent < 0 || (unsent == 0 && PQisBusy(connection) == 0))
            return;
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        pollfd road{PQsocket(connection), static_cast<short>(unsent > 0 ? POLLIN | POLLOUT : POLLIN), 0};
        if (left <= 0)
            ::shutdown(road.fd, SHUT_RDWR);
        else if (::poll(&road, 1, static_cast<int>(left)) == 0)
            continue;
        if (PQconsumeInput(connection) == 0)
            return;
    }
}

} // namespace

PostgresRows awaitAnswer(PGconn* connection, std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    PGresult* last = nullptr;
    for (;;) {
        awaitResult(connection, deadline);
        auto* next = PQgetResult(connection);
        if (next == nullptr)
            return PostgresRows(last);
        PQclear(last);
        last = next;
    }
}

} // namespace seenheard
