#pragma once

#include "sync/server/sequencer/Administration.h"
#include "tests/unit/following/FollowingTablet.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

/// A server of which a backup is put back after two officers of one team went on writing.
struct RestoredWorld {
    ServerUnderTest server;
    FollowingTablet asha{server, "PC 1 Asha", "Response 1"};
    FollowingTablet ben{server, "PC 2 Ben", "Response 1"};
    RecordId first = recordNumber(1);
    RecordId second = recordNumber(2);
    RecordId third = recordNumber(3);
    std::vector<EntryId> written;

    void write(FollowingTablet& tablet, const RecordId& record, const std::string& words) {
        tablet.write(record, test_form::words(), Text(words));
        written.push_back(tablet.store().chainHead().entry);
    }
    void exchangeBoth() {
        for (int round = 0; round < 2; ++round) {
            asha.exchange();
            ben.exchange();
        }
    }
    void writeBeforeTheBackup() {
        write(asha, first, "before");
        exchangeBoth();
        server.keepBackup();
    }
    void writeAfterTheBackup() {
        write(asha, first, "after");
        write(asha, second, "second");
        write(ben, third, "third");
        exchangeBoth();
    }
    void perform(const AdministrativeAct& act) {
        const auto identity = server.store().identity();
        REQUIRE(identity.ok());
        SystemRandom random;
        REQUIRE(Administration(server.store(), *identity, server.clock, random).perform({act}).ok());
    }
    ServerUnderTest::CommandResult restore() {
        return server.runStopped({"restored", "--recovery-key", server.recoveryFile().string(), "--backup-put-back"});
    }
    ServerUnderTest::CommandResult endGathering() {
        return server.runStopped({"gathering", "end", "--by", "Inspector Webb", "--reason", "all tablets have come"});
    }
    /// A new epoch, both tablets come, and the gathering is ended.
    void restoreAndGather() {
        CHECK(restore().code == 0);
        exchangeBoth();
        CHECK(endGathering().code == 0);
        exchangeBoth();
    }
    bool allInTheLog() {
        std::set<EntryId> there;
        const auto size = server.store().log().head().value().ref.size;
        const auto leaves = server.store().log().leaves(0, size, 1U << 30U);
        REQUIRE(leaves.ok());
        for (const auto& leaf : *leaves)
            there.insert(entryIdOf(entryFrom(leaf.feed.entry).value().header));
        return std::all_of(written.begin(), written.end(), [&](const EntryId& id) { return there.contains(id); });
    }
    bool allAgree() {
        bool agree = true;
        for (auto* tablet : {&asha, &ben}) {
            for (const auto& record : {first, second, third})
                agree = agree && tablet->agrees(record);
        }
        return agree;
    }
    SignerStanding standingOf(const SignerId& signer) {
        const auto signers = server.store().log().signers();
        REQUIRE(signers.ok());
        for (const auto& one : *signers) {
            if (one.certificate.signer() == signer)
                return one.standing;
        }
        return SignerStanding::Open;
    }
};

} // namespace seenheard
