#include "tests/bench/HeldRecords.h"

#include "app/services/RecordLines.h"
#include "app/storage/TabletStore.h"
#include "platform/crypto/SystemRandom.h"
#include "platform/device/FileDeviceSecret.h"
#include "platform/device/KeyVault.h"
#include "tests/bench/BenchAuthor.h"

#include <algorithm>

namespace seenheard::bench {

namespace {

constexpr std::size_t leavesAtOnce = 2000;

} // namespace

Status holdRecords(
    const std::filesystem::path& profile, std::string_view pin, const Workload& workload, std::size_t records) {
    SystemRandom random;
    SystemClock clock;
    const ProfileDirectory directory{profile};
    FileDeviceSecret device(profile);
    const SystemBootTime bootTime;
    auto keys = KeyVault(directory.vault(), device, random, bootTime).unlock(pin);
    if (!keys)
        return keys.error();
    const auto key = SigningKey::fromSeed(keys->signingSeed.view());
    if (!key)
        return key.error();
    RecordLines lines(signerIdOf(key->publicKey()));
    auto store = TabletStore::open(directory, keys->databaseKey.view(), {lines, random, clock});
    if (!store)
        return store.error();
    BenchAuthor author(clock, random);
    const auto& form = *workload.form();
    auto position = (*store)->sync().position();
    if (!position)
        return position.error();
    for (std::size_t done = 0; done < records;) {
        VerifiedAnswer answer;
        answer.serverTimeMs = clock.now().utcMs;
        answer.certificates.push_back(author.certificate());
        if (done == 0)
            answer.forms.push_back({form.hash(), form.octets()});
        for (const auto end = std::min(records, done + leavesAtOnce); done < end; ++done) {
            const auto entry = author.create(workload, done);
            if (!entry)
                return entry.error();
            auto leaf = verifiedLeaf(done, *entry, author.key().publicKey());
            if (!leaf)
                return leaf.error();
            answer.leaves.push_back(*std::move(leaf));
        }
        position->cursor.leaf = done;
        answer.position = *position;
        if (auto applied = (*store)->sync().apply(answer); !applied)
            return applied;
    }
    return success();
}

} // namespace seenheard::bench
