#include "sync/protocol/ExchangeResponse.h"

#include "sync/protocol/StrictReading.h"

namespace seenheard {

namespace {

void write(CborWriter& writer, const PublishedForm& form) {
    writer.array(3);
    writer.id(form.hash);
    writer.bytes(form.definition);
    writer.integer(form.publishedAtMs);
}

PublishedForm readForm(CborReader& reader) {
    PublishedForm form;
    reader.expectArray(3);
    form.hash = reader.id<Hash>();
    form.definition = readBytes(reader, limits::formBytes, "a form definition that is too large");
    form.publishedAtMs = reader.integer();
    return form;
}

void write(CborWriter& writer, const ReferenceSet& set) {
    writer.array(6);
    write(writer, set.version);
    writer.integer(set.asAtMs);
    writer.bytes(set.items);
    if (set.digest)
        writer.id(*set.digest);
    else
        writer.null();
    if (set.from)
        writer.unsignedInt(*set.from);
    else
        writer.null();
    writer.array(set.ended.size());
    for (const auto& id : set.ended)
        writer.text(id);
}

ReferenceSet readReferenceSet(CborReader& reader) {
    ReferenceSet set;
    reader.expectArray(6);
    set.version = readReferenceVersion(reader);
    set.asAtMs = reader.integer();
    set.items = readBytes(reader, limits::referenceBytes, "a reference set that is too large");
    if (!reader.null())
        set.digest = reader.id<Hash>();
    if (!reader.null())
        set.from = reader.unsignedInt();
    set.ended = readList(reader, limits::referenceItemsEnded,
        [](CborReader& one) { return readText(one, limits::nameBytes, "the id of an item that is too long"); });
    return set;
}

std::vector<FeedLeaf> readLeaves(CborReader& reader) {
    auto leaves = readList(reader, limits::leavesInAnswer, readFeedLeaf);
    std::size_t total = 0;
    for (const auto& leaf : leaves)
        total += leaf.entry.size() + leaf.released.size();
    if (leaves.size() > 1 && total > limits::pullBytes)
        reader.refuse("more octets of entries than one answer may bring");
    return leaves;
}

TreeHead readTreeHead(CborReader& reader) {
    const auto canonical = reader.raw();
    if (reader.failed())
        return {};
    auto head = treeHeadFrom(canonical);
    if (!head) {
        reader.refuse("a tree head that cannot be read");
        return {};
    }
    return *head;
}

template<typename Element>
void writeList(CborWriter& writer, const std::vector<Element>& list) {
    writer.array(list.size());
    for (const auto& element : list)
        write(writer, element);
}

} // namespace

Bytes canonicalBytes(const ExchangeResponse& response) {
    CborWriter writer;
    writer.array(22);
    writer.unsignedInt(ExchangeResponse::formatVersion);
    writer.integer(response.serverTimeMs);
    writeList(writer, response.receipts);
    writeList(writer, response.certificates);
    writeList(writer, response.forms);
    writeList(writer, response.references);
    writeList(writer, response.leaves);
    write(writer, response.cursor);
    writer.raw(canonicalBytes(response.treeHead));
    writeIds(writer, response.consistency);
    writeIds(writer, response.pageConsistency);
    writer.array(response.missingNumbers.size());
    for (const auto number : response.missingNumbers)
        writer.unsignedInt(number);
    writer.boolean(response.more);
    writeList(writer, response.scopes);
    writeList(writer, response.passed);
    writeList(writer, response.marks);
    if (response.fill)
        write(writer, *response.fill);
    else
        writer.null();
    writeList(writer, response.records);
    writeList(writer, response.history);
    if (response.epoch.empty())
        writer.null();
    else
        writer.bytes(response.epoch);
    writeList(writer, response.compared);
    writer.boolean(response.gathering);
    return writer.take();
}

Result<ExchangeResponse> exchangeResponseFrom(BytesView canonical) {
    constexpr std::string_view what = "answer to an exchange";
    if (auto status = checkSizeAndVersion(canonical, limits::inflatedBytes, ExchangeResponse::formatVersion, what);
        !status)
        return status.error();
    CborReader reader(canonical);
    ExchangeResponse response;
    reader.expectArray(22);
    if (reader.unsignedInt() != ExchangeResponse::formatVersion)
        reader.refuse("no format version");
    response.serverTimeMs = reader.integer();
    response.receipts = readList(reader, limits::receiptsInAnswer, readReceipt);
    response.certificates = readList(reader, limits::certificatesInAnswer, readSignerCertificate);
    response.forms = readList(reader, limits::formsInMessage, readForm);
    response.references = readList(reader, limits::referenceSetsInMessage, readReferenceSet);
    response.leaves = readLeaves(reader);
    response.cursor = readCursor(reader);
    response.treeHead = readTreeHead(reader);
    response.consistency = readIds<Hash>(reader, limits::proofHashes);
    response.pageConsistency = readIds<Hash>(reader, limits::proofHashes);
    response.missingNumbers =
        readList(reader, limits::missingNumbersInAnswer, [](CborReader& number) { return number.unsignedInt(); });
    response.more = reader.boolean();
    response.scopes = readList(reader, limits::scopesFollowed, readRecordScope);
    response.passed = readList(reader, limits::passedInAnswer, readPassedSubtree);
    response.marks = readList(reader, limits::marksInAnswer, readFeedMark);
    if (!reader.null())
        response.fill = readScopeFill(reader);
    response.records = readList(reader, limits::recordsInMessage, readPresentRecord);
    response.history = readList(reader, limits::historyInRequest, readProvenEntry);
    if (!reader.null()) {
        response.epoch = readBytes(reader, limits::epochBytes, "a statement that is too large");
        if (response.epoch.empty())
            reader.refuse("a statement without content");
    }
    response.compared = readList(reader, limits::rangesInRequest, readRangeFound);
    response.gathering = reader.boolean();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return response;
}

} // namespace seenheard
