#pragma once

#include "sync/engine/BlackBox.h"
#include "sync/engine/BoxDelivery.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

/// A locked tablet: its black box, its TLS key and nothing else. The real server answers.
struct LockedBox {
    ServerUnderTest server;
    ScriptedTablet tablet = server.enrolled("PC 1 Dale");
    TempDirectory directory;
    SystemRandom random;
    std::filesystem::path path = directory / "box";
    std::vector<EntryId> written;

    BlackBox box(std::uint64_t segmentBytes = BlackBox::usualSegmentBytes) {
        const auto& enrolment = tablet.enrolment();
        auto opened = BlackBox::open(path, {enrolment.ingestKey, enrolment.recoveryKey}, random, segmentBytes);
        REQUIRE(opened.ok());
        return *std::move(opened);
    }
    Entry next(const std::string& words) {
        return tablet.write(partWith(recordNumber(1), test_form::words(), Text(words)), server.form);
    }
    void save(BlackBox& to, const Entry& entry) {
        const BoxHeader header{BoxKind::Entry, tablet.signer(), tablet.number(), tablet.head(), {}, 0};
        REQUIRE(to.append(header, canonicalBytes(entry)).ok());
        written.push_back(header.entry);
    }
    void save(std::uint64_t count) {
        auto to = box();
        for (std::uint64_t i = 0; i < count; ++i)
            save(to, next("words " + std::to_string(i)));
    }
    BoxDelivery delivery(std::uint64_t carriedOut = 0) const {
        return {path, {"Test Force", tablet.enrolment().issuing.issuingKey}, carriedOut};
    }
    HttpResponse ask(const HttpRequest& request) {
        auto answer = server.post(request.path, request.body, tablet.id());
        return {answer.status, std::move(answer.body)};
    }
    Status carry(BoxDelivery& delivery) {
        for (;;) {
            auto request = delivery.nextRequest();
            REQUIRE(request.ok());
            if (!*request)
                return success();
            if (auto taken = delivery.take(ask(**request)); !taken)
                return taken;
        }
    }
    BoxTotals deliver() {
        auto one = delivery();
        REQUIRE(carry(one).ok());
        return one.totals();
    }
    std::uint64_t leaves() { return server.store().log().head()->ref.size; }
};

} // namespace seenheard
