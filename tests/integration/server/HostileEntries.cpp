#include "sync/protocol/Limits.h"
#include "tests/integration/server/HostileCatalogue.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <limits>

namespace seenheard {

namespace {

HostileOutcome refusedFor(HoldReason reason) {
    return {200, {}, {reason}, false};
}

Part wordsOn(const RecordId& record, const std::string& words) {
    return partWith(record, test_form::words(), Text(words));
}

/// The officer's next entry, which he does not remember having written: the next case begins where this one did.
Entry next(ScriptedTablet& author, const Part& part, const FormRef& form) {
    const auto number = author.number();
    const auto head = author.head();
    auto entry = author.write(part, form);
    author.continueFrom(number, head);
    return entry;
}

/// One entry in an exchange of `tablet`'s, made by whatever.
HostileCase sending(std::string name, const std::function<Bytes(HostileWorld&)>& make, HoldReason reason) {
    return {std::move(name),
        [make](HostileWorld& world) {
            auto request = world.request();
            request.entries = {make(world)};
            return HostileRequest{"POST", "/v1/exchange", world.tablet.body(request), Sender::Tablet};
        },
        refusedFor(reason)};
}

/// A good entry of `tablet`'s, changed after it was signed.
HostileCase altered(std::string name, const std::function<void(Entry&, HostileWorld&)>& alter, HoldReason reason) {
    return sending(
        std::move(name),
        [alter](HostileWorld& world) {
            auto entry = next(world.tablet, wordsOn(world.own, "still"), world.form);
            alter(entry, world);
            return canonicalBytes(entry);
        },
        reason);
}

/// A header that its author signs as it is, however wrong.
HostileCase headerOf(std::string name, const std::function<void(EntryHeader&)>& change, HoldReason reason) {
    return sending(
        std::move(name),
        [change](HostileWorld& world) {
            const auto good = next(world.tablet, wordsOn(world.own, "still"), world.form);
            auto header = *entryHeaderFrom(good.header);
            change(header);
            const Part part = wordsOn(world.own, "still");
            return canonicalBytes(signEntry(header, {part}, world.tablet.key(), world.random));
        },
        reason);
}

} // namespace

std::vector<HostileCase> hostileEntries() {
    std::vector<HostileCase> cases{sending(
                                       "an entry of another officer",
                                       [](HostileWorld& world) {
                                           return canonicalBytes(
                                               next(world.other, wordsOn(world.own, "not mine"), world.form));
                                       },
                                       HoldReason::UnknownSigner),
        sending(
            "an entry of a signer that nobody knows",
            [](HostileWorld& world) {
                return canonicalBytes(next(world.stranger, wordsOn(world.own, "nobody's"), world.form));
            },
            HoldReason::UnknownSigner),
        altered(
            "an entry whose signature was changed",
            [](Entry& entry, HostileWorld& world) {
                entry.signature.octets[world.random.below(entry.signature.octets.size())] ^= 1U;
            },
            HoldReason::BadSignature),
        altered(
            "an entry whose words were changed after it was signed",
            [](Entry& entry, HostileWorld&) { entry.parts.front()->canonical.back() ^= 1U; }, HoldReason::BadSignature),
        altered(
            "an entry whose salt was changed", [](Entry& entry, HostileWorld&) { entry.parts.front()->salt[0] ^= 1U; },
            HoldReason::BadSignature),
        altered(
            "an entry without its part", [](Entry& entry, HostileWorld&) { entry.parts.front().reset(); },
            HoldReason::Malformed),
        altered(
            "an entry with a part too many",
            [](Entry& entry, HostileWorld&) { entry.parts.push_back(entry.parts.front()); }, HoldReason::BadSignature),
        altered(
            "an entry with the part of another",
            [](Entry& entry, HostileWorld& world) {
                entry.parts = next(world.other, wordsOn(world.hidden, "another's"), world.form).parts;
            },
            HoldReason::BadSignature),
        sending(
            "an entry cut short",
            [](HostileWorld& world) {
                auto octets = canonicalBytes(next(world.tablet, wordsOn(world.own, "still"), world.form));
                octets.resize(1 + world.random.below(octets.size() - 1));
                return octets;
            },
            HoldReason::Malformed),
        sending(
            "an entry with octets behind it",
            [](HostileWorld& world) {
                auto octets = canonicalBytes(next(world.tablet, wordsOn(world.own, "still"), world.form));
                octets.push_back(0);
                return octets;
            },
            HoldReason::Malformed),
        sending(
            "an entry that is nothing", [](HostileWorld&) { return Bytes{}; }, HoldReason::Malformed),
        sending(
            "an entry of octets by chance",
            [](HostileWorld& world) {
                Bytes octets(200);
                world.random.fill(octets);
                return octets;
            },
            HoldReason::Malformed),
        sending(
            "an entry larger than any", [](HostileWorld&) { return Bytes(limits::entryBytes + 1, 0x81); },
            HoldReason::TooLarge),
        headerOf(
            "an entry with the number 0", [](EntryHeader& header) { header.number = 0; }, HoldReason::Malformed),
        headerOf(
            "an entry with the last of all numbers",
            [](EntryHeader& header) { header.number = std::numeric_limits<std::uint64_t>::max(); },
            HoldReason::Malformed)};
    for (const auto& text : hostileTexts())
        cases.push_back(sending(
            "an entry that says " + text + " and was changed after it was signed",
            [text](HostileWorld& world) {
                auto entry = next(world.tablet, wordsOn(world.own, text), {text, world.form.hash});
                entry.signature.octets[0] ^= 1U;
                return canonicalBytes(entry);
            },
            HoldReason::BadSignature));
    return cases;
}

} // namespace seenheard
