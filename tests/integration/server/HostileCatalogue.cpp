#include "tests/integration/server/HostileCatalogue.h"

#include "sync/protocol/Moves.h"
#include "sync/protocol/PictureMessages.h"

#include <iterator>
#include <limits>

namespace seenheard {

namespace {

constexpr std::int64_t minuteMs = 60'000;

HostileOutcome refusedWith(int status, std::string code) {
    return {status, {std::move(code)}, {}, false};
}

/// An exchange of `tablet`'s with one thing changed before it is signed.
HostileCase changed(
    std::string name, const std::function<void(ExchangeRequest&, HostileWorld&)>& change, HostileOutcome outcome) {
    return {std::move(name),
        [change](HostileWorld& world) {
            auto request = world.request();
            change(request, world);
            return HostileRequest{"POST", "/v1/exchange", world.tablet.body(request), Sender::Tablet};
        },
        std::move(outcome)};
}

Bytes packed(const SignedRequest& request) {
    return packMessage(canonicalBytes(request));
}

void append(std::vector<HostileCase>& all, std::vector<HostileCase> more) {
    std::ranges::move(more, std::back_inserter(all));
}

RecordId anyRecord(HostileWorld& world) {
    RecordId id;
    world.random.fill(id.octets);
    return id;
}

PictureId anyPicture(HostileWorld& world) {
    PictureId id;
    world.random.fill(id.octets);
    return id;
}

HostileRequest offer(const PictureOffer& offered) {
    return {"POST", "/v1/picture", packMessage(canonicalBytes(offered)), Sender::Tablet};
}

HostileRequest pictureRead(const PictureRequest& asked, const SigningKey& key, Sender sender = Sender::Tablet) {
    return {"POST", "/v1/picture/read", packMessage(canonicalBytes(signRequest(asked, key))), sender};
}

PictureRequest pictureRequest(HostileWorld& world) {
    return {world.request().serverName, world.tablet.signer(), world.nowMs, world.own, anyPicture(world), 0};
}

HostileRequest enrol(HostileWorld& world, const std::string& tabletName) {
    EnrolmentCode code;
    world.random.fill(code.secret);
    const ScriptedTablet fresh(tabletName);
    return {"POST", "/v1/enrol", packMessage(canonicalBytes(fresh.enrolmentRequest(code))), Sender::Nobody};
}

HostileRequest box(HostileWorld& world, std::vector<Bytes> segments, const std::string& server = {}) {
    BoxRequest request;
    request.serverName = server.empty() ? world.request().serverName : server;
    request.segments = std::move(segments);
    return {"POST", "/v1/box", packMessage(canonicalBytes(request)), Sender::Tablet};
}

} // namespace

const std::vector<std::string>& hostileTexts() {
    static const std::vector<std::string> texts{"'; drop table log; --", "\" or \"\"=\"", "1; select pg_sleep(9)",
        "Robert'); DELETE FROM signers;--", "$1", "%s%n", "../../etc/passwd", "{{7*7}}", "<script>alert(1)</script>",
        std::string("nul\0inside", 10), "\xe2\x80\xae gnol", "\xf0\x9f\x91\xae", std::string(256, 'a'), "E'\\x27'",
        "line\nline\r\n", "; copy log to program 'sh'"};
    return texts;
}

std::vector<HostileCase> hostileSessions() {
    std::vector<HostileCase> all;
    append(all, hostileSenders());
    append(all, hostilePositions());
    append(all, hostileOctets());
    append(all, hostileEntries());
    append(all, hostilePaths());
    return all;
}

std::vector<HostileCase> hostileSenders() {
    const auto notEntitled = refusedWith(401, "not_entitled");
    const auto badSignature = refusedWith(401, "bad_signature");
    std::vector<HostileCase> cases{
        {"nobody's connection",
            [](HostileWorld& world) {
                return HostileRequest{"POST", "/v1/exchange", world.tablet.body(world.request()), Sender::Nobody};
            },
            notEntitled},
        {"over another's certificate",
            [](HostileWorld& world) {
                return HostileRequest{"POST", "/v1/exchange", world.tablet.body(world.request()), Sender::Other};
            },
            notEntitled},
        {"signed by another officer's key",
            [](HostileWorld& world) {
                return HostileRequest{"POST", "/v1/exchange", world.other.body(world.request()), Sender::Tablet};
            },
            badSignature},
        {"signed by a key that nobody knows",
            [](HostileWorld& world) {
                return HostileRequest{"POST", "/v1/exchange", world.stranger.body(world.request()), Sender::Tablet};
            },
            badSignature},
        {"a signer that nobody knows",
            [](HostileWorld& world) {
                auto request = world.request();
                request.signer = world.stranger.signer();
                return HostileRequest{"POST", "/v1/exchange", world.stranger.body(request), Sender::Tablet};
            },
            refusedWith(401, "signer_unknown")},
        {"a certificate that its owner signed himself",
            [](HostileWorld& world) {
                auto request = world.request();
                request.signer = world.stranger.signer();
                auto certificate = world.tablet.certificate();
                certificate.signingKey = world.stranger.key().publicKey();
                sign(certificate, world.stranger.key());
                request.certificates = {certificate};
                return HostileRequest{"POST", "/v1/exchange", world.stranger.body(request), Sender::Tablet};
            },
            notEntitled},
        {"another's certificate put under one's own key",
            [](HostileWorld& world) {
                auto request = world.request();
                request.signer = world.stranger.signer();
                auto certificate = world.other.certificate();
                certificate.signingKey = world.stranger.key().publicKey();
                request.certificates = {certificate};
                return HostileRequest{"POST", "/v1/exchange", world.stranger.body(request), Sender::Tablet};
            },
            notEntitled},
        {"a signature of zeros",
            [](HostileWorld& world) {
                auto request = signRequest(world.request(), world.tablet.key());
                request.signature = Signature{};
                return HostileRequest{"POST", "/v1/exchange", packed(request), Sender::Tablet};
            },
            badSignature},
        {"a signature with one bit changed",
            [](HostileWorld& world) {
                auto request = signRequest(world.request(), world.tablet.key());
                request.signature.octets[world.random.below(request.signature.octets.size())] ^=
                    static_cast<std::uint8_t>(1U << world.random.below(8));
                return HostileRequest{"POST", "/v1/exchange", packed(request), Sender::Tablet};
            },
            badSignature},
        {"changed after it was signed",
            [](HostileWorld& world) {
                auto request = signRequest(world.request(), world.tablet.key());
                auto later = world.request();
                later.serverTimeMs += 1 + static_cast<std::int64_t>(world.random.below(1000));
                request.request = canonicalBytes(later);
                return HostileRequest{"POST", "/v1/exchange", packed(request), Sender::Tablet};
            },
            badSignature},
        {"a recorded exchange over another's connection",
            [](HostileWorld& world) {
                return HostileRequest{"POST", "/v1/exchange", world.recorded, Sender::Other};
            },
            notEntitled},
        {"a picture asked for with another's signature",
            [](HostileWorld& world) { return pictureRead(pictureRequest(world), world.other.key()); }, badSignature},
        {"a picture asked for over another's connection",
            [](HostileWorld& world) { return pictureRead(pictureRequest(world), world.tablet.key(), Sender::Other); },
            notEntitled},
        {"a picture asked for by a signer that nobody knows",
            [](HostileWorld& world) {
                auto asked = pictureRequest(world);
                asked.signer = world.stranger.signer();
                return pictureRead(asked, world.stranger.key());
            },
            refusedWith(401, "signer_unknown")},
        {"an enrolment that the key to be enrolled has not signed",
            [](HostileWorld& world) {
                EnrolmentCode code;
                world.random.fill(code.secret);
                auto request = world.stranger.enrolmentRequest(code);
                request.tabletName += "!";
                return HostileRequest{"POST", "/v1/enrol", packMessage(canonicalBytes(request)), Sender::Nobody};
            },
            refusedWith(400, "bad_signature"), {refusedWith(429, "busy")}}};
    for (const auto& text : hostileTexts()) {
        cases.push_back(changed(
            "for a server called " + text,
            [text](ExchangeRequest& request, HostileWorld&) { request.serverName = text; },
            refusedWith(403, "wrong_authority")));
        cases.push_back({"a picture for a server called " + text,
            [text](HostileWorld& world) {
                return offer({text, anyPicture(world), 0, Bytes(10, 1)});
            },
            refusedWith(403, "wrong_authority")});
        cases.push_back({"a black box for a server called " + text,
            [text](HostileWorld& world) { return box(world, {Bytes(10, 1)}, text); },
            refusedWith(403, "wrong_authority")});
        cases.push_back({"a code that was never given, for a tablet called " + text,
            [text](HostileWorld& world) { return enrol(world, text); }, refusedWith(404, "not_found"),
            {refusedWith(429, "busy")}});
    }
    return cases;
}

std::vector<HostileCase> hostilePositions() {
    const auto differs = refusedWith(409, "history_differs");
    const auto clock = refusedWith(409, "clock_off");
    const HostileOutcome nothing{200, {}, {}, true};
    std::vector<HostileCase> cases{changed(
                                       "dated ten minutes ago, as if recorded",
                                       [](auto& request, auto&) { request.serverTimeMs -= 10 * minuteMs; }, clock),
        changed(
            "dated tomorrow", [](auto& request, auto&) { request.serverTimeMs += 24 * 60 * minuteMs; }, clock),
        changed(
            "dated before all time",
            [](auto& request, auto&) { request.serverTimeMs = std::numeric_limits<std::int64_t>::min(); }, clock),
        changed(
            "dated after all time",
            [](auto& request, auto&) { request.serverTimeMs = std::numeric_limits<std::int64_t>::max(); }, clock),
        changed(
            "a tree head beyond the tree",
            [](auto& request, auto& world) { request.treeHead.size += 1 + world.random.below(1'000'000); }, differs),
        changed(
            "a tree head of the largest size",
            [](auto& request, auto&) { request.treeHead.size = std::numeric_limits<std::int64_t>::max(); }, differs),
        changed(
            "a tree head of other entries",
            [](auto& request, auto& world) { world.random.fill(request.treeHead.root.octets); }, differs),
        changed(
            "a tree head of another epoch",
            [](auto& request, auto& world) { request.treeHead.epoch += 1 + world.random.below(9); }, differs),
        changed(
            "a tree head of the last epoch",
            [](auto& request, auto&) { request.treeHead.epoch = std::numeric_limits<std::int64_t>::max(); }, differs),
        changed(
            "a cursor beyond the tree",
            [](auto& request, auto& world) { request.cursor.leaf += 1'000 + world.random.below(1'000'000); }, differs),
        changed(
            "a cursor at the end of all numbers",
            [](auto& request, auto&) { request.cursor.leaf = std::numeric_limits<std::int64_t>::max(); }, differs),
        changed(
            "a cursor of another epoch",
            [](auto& request, auto& world) {
                request.cursor = {1 + world.random.below(9), 1};
            },
            differs),
        changed(
            "to fill a scope that is not followed",
            [](auto& request, auto&) {
                request.fill = ScopeFill{{ScopeKind::Team, "Hidden team"}, 0, false};
            },
            nothing),
        changed(
            "a record that is in no scope that is followed",
            [](auto& request, auto& world) { request.records = {world.hidden}; }, nothing),
        changed(
            "records that are not there",
            [](auto& request, auto& world) {
                for (int i = 0; i < 20; ++i)
                    request.records.push_back(anyRecord(world));
            },
            nothing),
        changed(
            "the history of a record that is in no scope that is followed",
            [](auto& request, auto& world) {
                request.history = {
                    HistoryWanted{world.hidden, {EntryName{world.other.signer(), 1, world.hiddenEntry}}}};
            },
            nothing),
        changed(
            "digests of a scope that is not followed",
            [](auto& request, auto&) {
                request.compare = {RangeAsked{{ScopeKind::Team, "Hidden team"}, "", Hash{}}};
            },
            nothing),
        {"a picture of a record that is in no scope that is followed",
            [](HostileWorld& world) {
                auto asked = pictureRequest(world);
                asked.record = world.hidden;
                return pictureRead(asked, world.tablet.key());
            },
            refusedWith(404, "not_found")},
        {"a picture that is not there",
            [](HostileWorld& world) { return pictureRead(pictureRequest(world), world.tablet.key()); },
            refusedWith(404, "not_found")},
        {"a picture that no entry names",
            [](HostileWorld& world) {
                return offer({world.request().serverName, anyPicture(world), 0, Bytes(1000, 7)});
            },
            refusedWith(404, "not_found")},
        {"a picture asked for ten minutes ago",
            [](HostileWorld& world) {
                auto asked = pictureRequest(world);
                asked.serverTimeMs -= 10 * minuteMs;
                return pictureRead(asked, world.tablet.key());
            },
            clock}};
    for (const auto& text : hostileTexts()) {
        cases.push_back(changed(
            "to fill a scope called " + text,
            [text](auto& request, auto&) {
                request.fill = ScopeFill{{ScopeKind::Team, text}, 0, false};
            },
            nothing));
        cases.push_back(changed(
            "digests of a scope called " + text,
            [text](auto& request, auto&) {
                request.compare = {RangeAsked{{ScopeKind::Home, text}, "ab", Hash{}}};
            },
            nothing));
    }
    return cases;
}

std::vector<HostileCase> hostilePaths() {
    std::vector<HostileCase> cases;
    for (const auto* path :
        {"/", "/v1", "/v1/exchange/", "/v1/../v1/exchange", "/V1/EXCHANGE", "/v1/exchange%00", "/metrics",
            "/v1/exchange';drop", "//v1/exchange", "/v1/admin", "/.git/config", "http://other/v1/exchange"})
        cases.push_back({"the path " + std::string(path),
            [path](HostileWorld& world) {
                return HostileRequest{"POST", path, world.tablet.body(world.request()), Sender::Tablet};
            },
            refusedWith(404, "not_found")});
    for (const auto* method : {"GET", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND"})
        cases.push_back({"the method " + std::string(method),
            [method](HostileWorld&) {
                return HostileRequest{method, "/v1/exchange", {}, Sender::Tablet};
            },
            refusedWith(405, "unsupported")});
    cases.push_back({"news for nobody",
        [](HostileWorld& world) {
            return HostileRequest{"GET", movesPath(world.tablet.cursor()), {}, Sender::Nobody};
        },
        refusedWith(401, "not_entitled")});
    return cases;
}

} // namespace seenheard
