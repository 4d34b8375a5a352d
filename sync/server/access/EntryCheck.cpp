#include "sync/server/access/EntryCheck.h"

#include "platform/crypto/Hashing.h"
#include "sync/protocol/Limits.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <thread>

namespace seenheard {

namespace {

/// Fewer entries than this a thread cost more to hand over than to check.
constexpr std::size_t entriesWorthAThread = 64;
/// The store counts in signed numbers, and looks one further.
constexpr std::uint64_t highestNumber = std::numeric_limits<std::int64_t>::max() - 1;

HoldReason reasonFor(const Error& error) {
    switch (error.code) {
    case ErrorCode::BadSignature: return HoldReason::BadSignature;
    case ErrorCode::TooLarge: return HoldReason::TooLarge;
    default: return HoldReason::Malformed;
    }
}

void refuse(CheckedEntry& entry, const Error& error) {
    entry.refused = reasonFor(error);
    entry.why = error.message;
}

bool isWhole(const VerifiedEntry& entry) {
    return std::all_of(entry.parts.begin(), entry.parts.end(), [](const auto& part) { return part.has_value(); });
}

} // namespace

CheckedEntry checkEntry(BytesView canonical, const SignerCertificate& author) {
    CheckedEntry checked;
    auto entry = entryFrom(canonical);
    if (!entry) {
        checked.id = EntryId{sha256(canonical).octets};
        refuse(checked, entry.error());
        return checked;
    }
    checked.id = entryIdOf(entry->header);
    checked.entry = std::move(*entry);
    const auto header = entryHeaderFrom(checked.entry.header);
    if (!header) {
        refuse(checked, header.error());
        return checked;
    }
    if (header->signer != author.signer()) {
        checked.refused = HoldReason::UnknownSigner;
        checked.why = "The entry names another signer than the one who sends it.";
        return checked;
    }
    auto verified = verifyEntry(checked.entry, author.signingKey);
    if (!verified) {
        refuse(checked, verified.error());
        return checked;
    }
    checked.verified = std::move(*verified);
    // An author has every part of what he wrote; and a chain counts from 1.
    const auto number = checked.verified.header.number;
    if (number == 0 || number > highestNumber || !isWhole(checked.verified)) {
        checked.refused = HoldReason::Malformed;
        checked.why = "The entry lacks a part, or has a number that no chain reaches.";
    }
    return checked;
}

std::vector<CheckedEntry> checkEntries(const std::vector<Bytes>& canonical, const SignerCertificate& author) {
    std::vector<CheckedEntry> checked(canonical.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto at = next++; at < canonical.size(); at = next++)
            checked[at] = checkEntry(canonical[at], author);
    };
    const auto worthwhile = canonical.size() / entriesWorthAThread;
    const auto helpers = std::min<std::size_t>(std::thread::hardware_concurrency(), worthwhile);
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < helpers; ++i)
        threads.emplace_back(work);
    work();
    threads.clear();
    return checked;
}

} // namespace seenheard
