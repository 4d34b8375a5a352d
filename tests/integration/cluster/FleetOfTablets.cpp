#include "tests/integration/cluster/FleetOfTablets.h"

#include "platform/crypto/Hashing.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

constexpr std::size_t threads = 12;
constexpr std::size_t records = 20;
constexpr int attempts = 600;
constexpr std::chrono::milliseconds beforeNextAttempt{100};

/// As `seenheard-server enrol` does, without a program for each.
EnrolmentCode offered(ServerStore& store, const std::string& officer, Random& random) {
    EnrolmentCode code;
    random.fill(code.secret);
    const auto id = store.signers().officer(officer, std::nullopt, random);
    REQUIRE(id.ok());
    REQUIRE(store.signers()
                .offer({sha256(code.secret), *id, officer, Role::Officer, "Response 1", "Bradford", nowMs(),
                    nowMs() + 3'600'000})
                .ok());
    return code;
}

Hash digestOf(const std::map<RecordId, Bytes>& states) {
    Bytes all;
    for (const auto& [id, state] : states) {
        all.insert(all.end(), id.octets.begin(), id.octets.end());
        all.insert(all.end(), state.begin(), state.end());
    }
    return sha256(all);
}

/// While something is killed, stopped or started. Whatever else a tablet is told is wrong.
bool mayBeSaid(const Error& error) {
    return error.code == ErrorCode::Unreachable || error.code == ErrorCode::Busy
        || error.message.find("The server could not store or read its data") != std::string::npos;
}

} // namespace

FleetOfTablets::FleetOfTablets(const FleetServer& server, std::size_t tablets) {
    SystemRandom random;
    auto client = HttpsClient::connect(server.settings);
    REQUIRE(client.ok());
    for (std::size_t i = 0; i < tablets; ++i) {
        const auto officer = "PC " + std::to_string(i) + " Dale";
        ScriptedTablet enrolling("tablet of " + officer);
        enrolling.take(ServerProcess::redeem(*client, enrolling, offered(server.store, officer, random)));
        tablets_.push_back(std::make_unique<FleetTablet>(
            std::move(enrolling), server.authority, server.form, directory_ / std::to_string(i), i));
    }
    for (auto& port : ports_)
        port = server.settings.port;
}

FleetOfTablets::~FleetOfTablets() {
    giveUp_ = true;
}

void FleetOfTablets::begin(std::size_t entriesEach) {
    newest_ = std::chrono::steady_clock::now();
    unfinished_ = threads;
    for (std::size_t thread = 0; thread < threads; ++thread)
        threads_.emplace_back([this, thread, entriesEach] {
            write(thread, entriesEach);
            --unfinished_;
        });
}

void FleetOfTablets::write(std::size_t first, std::size_t entriesEach) {
    for (std::size_t round = 0; round < entriesEach && !enough_; ++round) {
        for (std::size_t i = first; i < tablets_.size() && !enough_ && !giveUp_; i += threads) {
            auto& tablet = *tablets_[i];
            const auto record = recordNumber(static_cast<std::uint8_t>((i + round) % records));
            if (auto saved = tablet.save(record, "words " + std::to_string(round)); !saved)
                complain(saved.error().message);
            else if (deliver(tablet))
                acknowledge();
            else
                complain("a tablet got no receipt for what it had saved");
        }
    }
}

bool FleetOfTablets::deliver(FleetTablet& tablet) {
    for (int attempt = 0; attempt < attempts && !giveUp_; ++attempt) {
        const auto done = tablet.exchange(ports_.at(next_++ % ports_.size()));
        if (done && tablet.unacknowledged() == 0)
            return true;
        ++failures_;
        if (!done && !mayBeSaid(done.error()))
            complain(done.error().message);
        std::this_thread::sleep_for(beforeNextAttempt);
    }
    return false;
}

void FleetOfTablets::acknowledge() {
    ++acknowledged_;
    const auto now = std::chrono::steady_clock::now();
    const std::scoped_lock lock(guard_);
    longestGap_ = std::max(longestGap_, std::chrono::duration_cast<std::chrono::milliseconds>(now - newest_));
    newest_ = now;
}

std::chrono::milliseconds FleetOfTablets::takeLongestGap() {
    const std::scoped_lock lock(guard_);
    return std::exchange(longestGap_, std::chrono::milliseconds(0));
}

void FleetOfTablets::complain(const std::string& what) {
    const std::scoped_lock lock(guard_);
    complaints_ += what + "\n";
}

std::string FleetOfTablets::end() {
    threads_.clear();
    const std::scoped_lock lock(guard_);
    return complaints_;
}

void FleetOfTablets::exchangeAll() {
    std::atomic<std::size_t> left = tablets_.size();
    std::vector<std::jthread> together;
    together.reserve(ports_.size());
    for (const auto& port : ports_)
        together.emplace_back([this, &left, &port] {
            for (;;) {
                const auto which = left.fetch_sub(1);
                if (which == 0 || which > tablets_.size())
                    return;
                for (int attempt = 0; attempt < attempts && !tablets_[which - 1]->exchange(port); ++attempt)
                    std::this_thread::sleep_for(beforeNextAttempt);
            }
        });
}

void checkNothingLostNothingDoubled(ServerStore& store, FleetOfTablets& fleet) {
    std::size_t saved = 0;
    std::set<RecordId> ids;
    std::set<Hash> digests;
    for (auto& tablet : fleet.tablets()) {
        CHECK(tablet->unacknowledged() == 0);
        saved += tablet->saved().size();
        const auto states = tablet->records();
        digests.insert(digestOf(states));
        for (const auto& [id, state] : states)
            ids.insert(id);
    }
    // The first leaf is the form's publishing.
    CHECK(store.log().head()->ref.size == 1 + saved);
    for (auto& tablet : fleet.tablets()) {
        CHECK(store.log().find(tablet->signer(), tablet->saved())->size() == tablet->saved().size());
        CHECK(store.log().missingNumbers(tablet->signer(), 1)->empty());
    }
    CHECK(store.log().heldCount().value() == 0);

    std::map<RecordId, Bytes> atServer;
    for (const auto& id : ids)
        atServer.emplace(id, canonicalBytes(store.log().record(id)->state));
    digests.insert(digestOf(atServer));
    CHECK(digests.size() == 1);
    std::cout << fleet.tablets().size() << " tablets, " << saved << " entries saved, "
              << store.log().head()->ref.size - 1 << " in the log, " << fleet.failures()
              << " attempts that failed on the way, " << digests.size() << " digest of " << ids.size()
              << " records on all: " << digests.begin()->hex().substr(0, 16) << std::endl;
}

} // namespace seenheard
