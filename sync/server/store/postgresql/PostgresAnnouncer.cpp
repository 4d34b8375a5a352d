#include "sync/server/store/postgresql/PostgresAnnouncer.h"

#include "sync/server/store/postgresql/PostgresMoveStore.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>

namespace seenheard {

namespace {

constexpr std::chrono::milliseconds beforeNextConnection{200};
/// After so much silence it is asked whether anybody is there still; then an answer has to come within that time.
constexpr std::chrono::seconds silence{5};

} // namespace

PostgresAnnouncer::PostgresAnnouncer(std::string address, Heard heard)
    : address_(std::move(address))
    , heard_(std::move(heard))
    , wake_(eventfd(0, EFD_CLOEXEC))
    , thread_([this] { listen(); }) {}

PostgresAnnouncer::~PostgresAnnouncer() {
    stopping_ = true;
    (void)eventfd_write(wake_, 1);
    thread_.join();
    close(wake_);
}

void PostgresAnnouncer::listen() {
    while (!isStopped()) {
        if (auto database = PostgresDatabase::open(address_)) {
            database->setPatience(silence);
            hear(*database);
        }
        (void)waitFor(-1, beforeNextConnection);
    }
}

void PostgresAnnouncer::hear(PostgresDatabase& database) {
    if (!PostgresMoveStore(database).listen() || !look(database))
        return;
    while (!isStopped() && database.isOpen()) {
        takeCalls(database);
        if (waitFor(PQsocket(database.handle()), silence)) {
            if (PQconsumeInput(database.handle()) == 0)
                return;
        } else if (!isStopped() && !look(database)) {
            return;
        }
    }
}

Status PostgresAnnouncer::look(PostgresDatabase& database) {
    const auto newest = PostgresMoveStore(database).newest();
    if (!newest)
        return newest.error();
    heard_(*newest);
    return success();
}

void PostgresAnnouncer::takeCalls(PostgresDatabase& database) {
    while (auto* call = PQnotifies(database.handle())) {
        heard_(PostgresMoveStore::called(call->extra));
        PQfreemem(call);
    }
}

bool PostgresAnnouncer::waitFor(int socket, std::chrono::milliseconds longest) const {
    std::array<pollfd, 2> roads{pollfd{wake_, POLLIN, 0}, pollfd{socket, POLLIN, 0}};
    (void)::poll(roads.data(), roads.size(), static_cast<int>(longest.count()));
    return roads[1].revents != 0;
}

} // namespace seenheard
