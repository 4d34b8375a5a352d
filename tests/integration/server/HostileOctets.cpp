#include "sync/protocol/Limits.h"
#include "tests/integration/server/HostileCatalogue.h"

#include <zstd.h>

namespace seenheard {

namespace {

const HostileOutcome malformed{400, {"malformed"}, {}, false};
const HostileOutcome unsupported{400, {"unsupported"}, {}, false};
const HostileOutcome tooLarge{413, {"too_large"}, {}, false};

struct Door {
    std::string path;
    Sender sender;
};

/// Every path that takes a message, over a connection that it lets in.
const std::vector<Door>& doors() {
    static const std::vector<Door> all{{"/v1/exchange", Sender::Tablet}, {"/v1/box", Sender::Tablet},
        {"/v1/picture", Sender::Tablet}, {"/v1/picture/read", Sender::Tablet}, {"/v1/enrol", Sender::Nobody}};
    return all;
}

/// Octets that are packed and sent to every door.
void addPacked(std::vector<HostileCase>& cases, const std::string& name, const Bytes& canonical,
    const HostileOutcome& outcome, const std::vector<HostileOutcome>& orElse = {}) {
    for (const auto& door : doors()) {
        auto others = orElse;
        // Whoever failed to enrol too often is not even read.
        others.push_back({429, {"busy"}, {}, false});
        cases.push_back({name + " to " + door.path,
            [door, body = packMessage(canonical)](HostileWorld&) {
                return HostileRequest{"POST", door.path, body, door.sender};
            },
            outcome, std::move(others)});
    }
}

Bytes headed(std::initializer_list<int> octets, std::size_t more = 0, std::uint8_t with = 0) {
    Bytes made;
    for (const int octet : octets)
        made.push_back(static_cast<std::uint8_t>(octet));
    made.insert(made.end(), more, with);
    return made;
}

/// A request as `tablet` would make it, spoilt octet by octet before it is packed.
HostileCase spoilt(
    std::string name, const std::function<void(Bytes&, HostileWorld&)>& spoil, std::vector<HostileOutcome> outcomes) {
    const auto first = outcomes.front();
    outcomes.erase(outcomes.begin());
    return {std::move(name),
        [spoil](HostileWorld& world) {
            auto canonical = canonicalBytes(signRequest(world.request(), world.tablet.key()));
            spoil(canonical, world);
            return HostileRequest{"POST", "/v1/exchange", packMessage(canonical), Sender::Tablet};
        },
        first, std::move(outcomes)};
}

/// A signed request whose content is any octets.
HostileCase signedOctets(std::string name, const Bytes& content, HostileOutcome outcome) {
    return {std::move(name),
        [content](HostileWorld& world) {
            SignedRequest request{content, {}, world.tablet.key().sign(content)};
            return HostileRequest{"POST", "/v1/exchange", packMessage(canonicalBytes(request)), Sender::Tablet};
        },
        std::move(outcome)};
}

/// A request with one of its lists longer than any may be.
HostileCase tooMany(std::string name, const std::function<void(ExchangeRequest&)>& fill) {
    return {std::move(name),
        [fill](HostileWorld& world) {
            auto request = world.request();
            fill(request);
            return HostileRequest{"POST", "/v1/exchange", world.tablet.body(request), Sender::Tablet};
        },
        malformed, {tooLarge}};
}

void addTruncated(std::vector<HostileCase>& cases) {
    cases.push_back({"cut short in its compressed octets",
        [](HostileWorld& world) {
            auto body = world.tablet.body(world.request());
            body.resize(1 + world.random.below(body.size() - 1));
            return HostileRequest{"POST", "/v1/exchange", body, Sender::Tablet};
        },
        malformed});
    cases.push_back(spoilt("cut short in its canonical octets",
        [](Bytes& octets, HostileWorld& world) { octets.resize(1 + world.random.below(octets.size() - 1)); },
        {malformed}));
    cases.push_back(
        spoilt("with octets behind it", [](Bytes& octets, HostileWorld&) { octets.push_back(0); }, {malformed}));
    cases.push_back(spoilt("with one octet changed",
        [](Bytes& octets, HostileWorld& world) {
            octets[world.random.below(octets.size())] ^= static_cast<std::uint8_t>(1U << world.random.below(8));
        },
        {malformed, unsupported, {401, {"bad_signature", "signer_unknown"}, {}, false},
            {403, {"wrong_authority"}, {}, false}}));
    cases.push_back({"octets by chance",
        [](HostileWorld& world) {
            Bytes body(1 + world.random.below(3000));
            world.random.fill(body);
            return HostileRequest{"POST", "/v1/exchange", body, Sender::Tablet};
        },
        malformed});
    cases.push_back({"octets by chance, packed",
        [](HostileWorld& world) {
            Bytes content(1 + world.random.below(3000));
            world.random.fill(content);
            return HostileRequest{"POST", "/v1/exchange", packMessage(content), Sender::Tablet};
        },
        malformed, {unsupported}});
    cases.push_back({"two messages in one body",
        [](HostileWorld& world) {
            auto body = world.tablet.body(world.request());
            const auto again = body;
            body.insert(body.end(), again.begin(), again.end());
            return HostileRequest{"POST", "/v1/exchange", body, Sender::Tablet};
        },
        malformed});
    cases.push_back({"nothing at all",
        [](HostileWorld&) {
            return HostileRequest{"POST", "/v1/exchange", {}, Sender::Tablet};
        },
        malformed});
}

} // namespace

Bytes compressedZeros(std::size_t octets) {
    const Bytes zeros(octets, 0);
    Bytes frame(ZSTD_compressBound(octets));
    frame.resize(ZSTD_compress(frame.data(), frame.size(), zeros.data(), zeros.size(), 3));
    return frame;
}

std::vector<HostileCase> hostileOctets() {
    std::vector<HostileCase> cases;
    addTruncated(cases);
    const auto bomb = compressedZeros(64ULL * 1024 * 1024);
    for (const auto& door : doors())
        cases.push_back({"a compressed bomb to " + door.path,
            [door, bomb](HostileWorld&) {
                return HostileRequest{"POST", door.path, bomb, door.sender};
            },
            tooLarge, {{429, {"busy"}, {}, false}}});
    addPacked(cases, "arrays a thousand deep", headed({}, 1000, 0x81), malformed, {tooLarge});
    addPacked(cases, "arrays a hundred thousand deep", headed({}, 100'000, 0x81), malformed, {tooLarge});
    addPacked(cases, "an array of 2^63 things", headed({0x9b, 0x80, 0, 0, 0, 0, 0, 0, 0}), malformed);
    addPacked(cases, "an array of four thousand million things", headed({0x9a, 0xff, 0xff, 0xff, 0xff}), malformed);
    addPacked(cases, "a text of 2^63 octets", headed({0x83, 1, 0x7b, 0x80, 0, 0, 0, 0, 0, 0, 0}), malformed);
    addPacked(cases, "octets of 2^40", headed({0x83, 1, 0x5b, 0, 0, 1, 0, 0, 0, 0, 0}), malformed);
    addPacked(cases, "an array without an end", headed({0x9f, 1, 1, 0xff}), malformed);
    addPacked(cases, "a map", headed({0xa1, 1, 1}), malformed);
    addPacked(cases, "a tag", headed({0xc1, 1}), malformed);
    addPacked(cases, "a number with a point", headed({0xfb, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0}), malformed);
    addPacked(cases, "a number that could be shorter", headed({0x83, 0x18, 0x01, 1, 1}), malformed);
    addPacked(cases, "a text that is not UTF-8", headed({0x83, 1, 0x62, 0xc3, 0x28, 1}), malformed);
    addPacked(cases, "a future version", headed({0x83, 0x02, 0x40, 0x40}), unsupported, {malformed});
    addPacked(cases, "a version far away",
        headed({0x83, 0x1b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x40, 0x40}), unsupported, {malformed});
    cases.push_back(signedOctets("a signed future version", headed({0x81, 0x02}), unsupported));
    cases.push_back(signedOctets("signed nothing", {}, malformed));
    cases.push_back(signedOctets("signed depth", headed({}, 5000, 0x81), malformed));
    cases.push_back(tooMany("more entries waited for than may be",
        [](ExchangeRequest& request) { request.awaiting.resize(limits::awaitingInRequest + 1); }));
    cases.push_back(tooMany("more records asked for than may be",
        [](ExchangeRequest& request) { request.records.resize(limits::recordsInMessage + 1); }));
    cases.push_back(tooMany("more forms than may be",
        [](ExchangeRequest& request) { request.formsHeld.resize(limits::formsInMessage + 1); }));
    cases.push_back(tooMany("more entries than may be",
        [](ExchangeRequest& request) { request.entries.resize(limits::entriesInRequest + 1, Bytes(1, 0)); }));
    cases.push_back(tooMany("more ranges than may be",
        [](ExchangeRequest& request) { request.compare.resize(limits::rangesInRequest + 1); }));
    return cases;
}

} // namespace seenheard
