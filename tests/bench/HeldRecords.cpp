#include "tests/bench/HeldRecords.h"

#include "app/services/RecordLines.h"
#include "app/storage/TabletStore.h"
#include "platform/crypto/SystemRandom.h"
#include "platform/device/KeyVault.h"

#include <algorithm>

namespace seenheard::bench {

namespace {

constexpr std::size_t leavesAtOnce = 2000;

/// Another officer, writing one record after the other.
class Author {
public:
    Author(const Clock& clock, Random& random) : random_(random), key_(SigningKey::generate(random)) {
        certificate_.signingKey = key_.publicKey();
        certificate_.officer = random.id<OfficerId>();
        certificate_.officerName = "PC 9 Bench";
        certificate_.tablet = random.id<TabletId>();
        certificate_.tabletName = "Tablet 9";
        certificate_.issuedAtMs = clock.now().utcMs;
    }

    [[nodiscard]] const SignerCertificate& certificate() const { return certificate_; }

    [[nodiscard]] Result<VerifiedLeaf> write(const FormDefinition& form, const Answers& answers, const Instant& at) {
        Part part;
        part.record = random_.id<RecordId>();
        for (const auto& [key, value] : answers)
            part.operations.push_back({key, value, {}, std::nullopt, std::nullopt});
        EntryHeader header;
        header.signer = certificate_.signer();
        header.number = ++number_;
        header.previous = previous_;
        header.form = {form.id(), form.hash()};
        header.writtenAt = at;
        header.unfinished = false;
        const auto entry = signEntry(std::move(header), {part}, key_, random_);
        previous_ = entryIdOf(entry.header);
        auto verified = verifyEntry(entry, key_.publicKey());
        if (!verified)
            return verified.error();
        return VerifiedLeaf{number_ - 1, canonicalBytes(entry), *std::move(verified), HoldReason::None};
    }

private:
    Random& random_;
    SigningKey key_;
    SignerCertificate certificate_;
    std::uint64_t number_ = 0;
    EntryId previous_;
};

} // namespace

Status holdRecords(
    const std::filesystem::path& profile, std::string_view pin, const Workload& workload, std::size_t records) {
    SystemRandom random;
    SystemClock clock;
    const ProfileDirectory directory{profile};
    FileDeviceSecret device(profile);
    auto keys = KeyVault(directory.vault(), device, random, clock).unlock(pin);
    if (!keys)
        return keys.error();
    const auto key = SigningKey::fromSeed(keys->signingSeed.view());
    if (!key)
        return key.error();
    RecordLines lines(signerIdOf(key->publicKey()));
    auto store = TabletStore::open(directory, keys->databaseKey.view(), {lines, random, clock});
    if (!store)
        return store.error();
    Author author(clock, random);
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
            const auto answers = workload.answers(done);
            if (!answers)
                return answers.error();
            auto leaf = author.write(form, *answers, clock.now());
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
