#include "tests/unit/protocol/ProtocolBuilders.h"

#include <limits>

namespace seenheard {

namespace {

template<typename Make>
auto someList(SeededRandom& random, std::uint64_t most, Make make) {
    std::vector<decltype(make())> list(random.below(most + 1));
    for (auto& element : list)
        element = make();
    return list;
}

/// Of any magnitude, the extremes included.
std::uint64_t someNumber(SeededRandom& random) {
    const auto bits = random.below(65);
    if (bits == 0)
        return 0;
    return std::numeric_limits<std::uint64_t>::max() >> (64 - bits);
}

std::int64_t someTime(SeededRandom& random) {
    const auto magnitude = static_cast<std::int64_t>(someNumber(random) >> 1U);
    return random.oneIn(2) ? magnitude : -magnitude;
}

Cursor someCursor(SeededRandom& random) {
    return {someNumber(random), someNumber(random)};
}

std::vector<Hash> someHashes(SeededRandom& random) {
    return someList(random, 4, [&] { return random.id<Hash>(); });
}

ReferenceVersion someReferenceVersion(SeededRandom& random) {
    return {someText(random), someNumber(random)};
}

TreeHeadRef someTreeHeadRef(SeededRandom& random) {
    return {someNumber(random), someNumber(random), random.id<Hash>()};
}

Receipt someReceipt(SeededRandom& random) {
    Receipt receipt;
    receipt.entry = random.id<EntryId>();
    receipt.state = static_cast<ReceiptState>(random.below(5));
    receipt.atMs = someTime(random);
    if (receipt.state == ReceiptState::Held || receipt.state == ReceiptState::Refused)
        receipt.reason = static_cast<HoldReason>(1 + random.below(11));
    if (hasLeaf(receipt.state)) {
        receipt.leaf = someNumber(random);
        receipt.inclusion = someHashes(random);
    }
    return receipt;
}

RecordScope someScope(SeededRandom& random) {
    if (random.oneIn(5))
        return forceScope();
    return {static_cast<ScopeKind>(1 + random.below(5)), "scope " + std::to_string(random.below(100))};
}

ScopeFill someFill(SeededRandom& random) {
    return {someScope(random), someNumber(random), random.oneIn(2)};
}

ProvenEntry someProvenEntry(SeededRandom& random) {
    return {someNumber(random), random.bytes(random.below(200)), someHashes(random)};
}

} // namespace

SigningKey keyOf(std::uint8_t number) {
    const Bytes seed(32, number);
    return std::move(SigningKey::fromSeed(seed).value());
}

std::string someText(SeededRandom& random) {
    static const std::vector<std::string> texts{"", "PC 4417 Dale", "Response A", "Ŝŝ 子供 👧🏽", "a\"b\\c\n",
        "right\xe2\x80\xaeto left", std::string("with\0zero", 9)};
    return texts[random.below(texts.size())];
}

Part somePart(SeededRandom& random) {
    Part part;
    part.record = random.id<RecordId>();
    const std::vector<Value> values{true, std::int64_t{-7}, Text("She hid behind the sofa."),
        Choices{{"crying", "watchful"}}, Instant{1'700'000'000'000, 60, ClockQuality::Drifting},
        Reference{"person", "p-17"}, NotObtained{"asleep", ""}, Withdrawn{"entered twice"}, Cleared{}};
    FieldNumber field = envelope::firstFormField;
    for (const auto& value : values) {
        Operation operation{{{FieldNumber{20}, random.id<ItemId>(), field++}}, value, {}, {}, {}};
        if (random.oneIn(3))
            operation.supersedes = {{random.id<SignerId>(), 1 + random.below(9), 0, random.id<EntryId>()}};
        if (random.oneIn(4))
            operation.reason = "Corrected after speaking to her.";
        part.operations.push_back(std::move(operation));
    }
    return part;
}

EntryHeader someHeader(SeededRandom& random) {
    EntryHeader header;
    header.number = 1;
    header.form = {"incident_observation", random.id<Hash>()};
    header.writtenAt = {someTime(random), static_cast<std::int32_t>(random.below(1441)) - 720,
        static_cast<ClockQuality>(random.below(3))};
    header.treeHeadSeen = someTreeHeadRef(random);
    header.draft = random.id<DraftId>();
    header.unfinished = random.oneIn(2);
    return header;
}

Entry someEntry(SeededRandom& random, const SigningKey& key, std::size_t parts) {
    std::vector<Part> content;
    for (std::size_t i = 0; i < parts; ++i)
        content.push_back(somePart(random));
    return signEntry(someHeader(random), content, key, random);
}

SignerCertificate someCertificate(SeededRandom& random) {
    SignerCertificate certificate;
    certificate.signingKey = random.id<PublicKey>();
    certificate.officer = random.id<OfficerId>();
    certificate.officerName = someText(random);
    certificate.role = static_cast<Role>(random.below(3));
    certificate.team = someText(random);
    certificate.district = someText(random);
    certificate.tablet = random.id<TabletId>();
    certificate.tabletName = someText(random);
    certificate.issuedAtMs = someTime(random);
    certificate.signature = random.id<Signature>();
    return certificate;
}

TreeHead someTreeHead(SeededRandom& random) {
    return {someTreeHeadRef(random), someTime(random), random.id<Signature>()};
}

ExchangeRequest someRequest(SeededRandom& random) {
    ExchangeRequest request;
    request.serverName = someText(random);
    request.signer = random.id<SignerId>();
    request.serverTimeMs = someTime(random);
    request.headNumber = someNumber(random);
    if (request.headNumber != 0)
        request.head = random.id<EntryId>();
    request.cursor = someCursor(random);
    request.treeHead = someTreeHeadRef(random);
    request.entries = someList(random, 4, [&] { return random.bytes(random.below(300)); });
    request.awaiting = someList(random, 4, [&] { return random.id<EntryId>(); });
    request.formsHeld = someHashes(random);
    request.references = someList(random, 3, [&] { return someReferenceVersion(random); });
    if (random.oneIn(2))
        request.fill = someFill(random);
    request.records = someList(random, 3, [&] { return random.id<RecordId>(); });
    request.history = someList(random, 3, [&] {
        return HistoryWanted{random.id<RecordId>(), someList(random, 3, [&] {
                                 return EntryName{random.id<SignerId>(), someNumber(random), random.id<EntryId>()};
                             })};
    });
    return request;
}

ExchangeResponse someResponse(SeededRandom& random) {
    ExchangeResponse response;
    response.serverTimeMs = someTime(random);
    response.receipts = someList(random, 5, [&] { return someReceipt(random); });
    response.certificates = someList(random, 3, [&] { return someCertificate(random); });
    response.forms = someList(random, 2, [&] {
        return PublishedForm{random.id<Hash>(), random.bytes(random.below(200)), someTime(random)};
    });
    response.references = someList(random, 2, [&] {
        ReferenceSet set{someReferenceVersion(random), someTime(random), random.bytes(random.below(200))};
        if (random.below(2) == 0)
            set.digest = random.id<Hash>();
        if (random.below(2) == 0) {
            set.from = random.below(1000);
            set.ended = someList(random, 3, [&] { return std::to_string(random.below(1000)); });
        }
        return set;
    });
    response.leaves = someList(random, 4, [&] {
        return FeedLeaf{someNumber(random), random.bytes(random.below(300)), static_cast<HoldReason>(random.below(13)),
            random.bytes(random.below(40))};
    });
    response.cursor = someCursor(random);
    response.treeHead = someTreeHead(random);
    response.consistency = someHashes(random);
    response.pageConsistency = someHashes(random);
    response.missingNumbers = someList(random, 4, [&] { return someNumber(random); });
    response.more = random.oneIn(2);
    response.scopes = someList(random, 3, [&] { return someScope(random); });
    response.passed = someList(random, 3, [&] {
        return PassedSubtree{someNumber(random), static_cast<std::uint8_t>(random.below(63)), random.id<Hash>()};
    });
    response.marks = someList(random, 3, [&] {
        return FeedMark{someNumber(random), random.id<RecordId>(), static_cast<std::uint32_t>(random.below(9)),
            static_cast<FeedEvent>(1 + random.below(3))};
    });
    if (random.oneIn(2))
        response.fill = someFill(random);
    response.records = someList(random, 2, [&] {
        PresentRecord record{random.id<RecordId>(), {}, {}, {}};
        if (random.oneIn(2))
            record = {record.record, {0, 3}, random.bytes(1 + random.below(99)),
                someList(random, 2, [&] { return someProvenEntry(random); })};
        return record;
    });
    response.history = someList(random, 2, [&] { return someProvenEntry(random); });
    return response;
}

EnrolmentRequest someEnrolmentRequest(SeededRandom& random) {
    return {random.bytes(10), random.id<PublicKey>(), random.bytes(91), someText(random), random.id<Signature>()};
}

EnrolmentResponse someEnrolmentResponse(SeededRandom& random) {
    EnrolmentResponse response;
    response.issuing = {random.id<PublicKey>(), someText(random), someTime(random), random.id<Signature>()};
    response.signer = someCertificate(random);
    response.tlsCertificate = random.bytes(random.below(900));
    response.identityKey = random.bytes(32);
    response.ingestKey = random.id<SealingPublicKey>();
    response.recoveryKey = random.id<SealingPublicKey>();
    response.serverTimeMs = someTime(random);
    return response;
}

} // namespace seenheard
