#include "sync/server/handlers/BoxHandler.h"

#include "sync/protocol/Limits.h"
#include "sync/protocol/PackedMessage.h"
#include "sync/server/handlers/ReceiptBook.h"
#include "sync/server/http/Refusal.h"

namespace seenheard {

Response BoxHandler::handle(const Request& request) {
    if (!request.head.tablet)
        return refusal(401, wordFor(ErrorCode::NotEntitled), "A black box is taken from an enrolled tablet only.");
    const auto standing = log_.standing();
    if (!standing || *standing == LogStanding::Stopped)
        return standing ? restoredRefusal() : refusal(standing.error());
    const auto delivery = read(request);
    if (!delivery)
        return refusal(delivery.error());
    if (delivery->serverName != identity_.name)
        return refusal(403, wordFor(ErrorCode::WrongAuthority),
            "The black box is for another server than this one, which is called '" + identity_.name + "'.");
    const auto response = deliver(*delivery, *request.head.tablet);
    return response ? answer(canonicalBytes(*response)) : refusal(response.error());
}

Result<BoxRequest> BoxHandler::read(const Request& request) const {
    const auto canonical = unpackMessage(request.body);
    if (!canonical)
        return canonical.error();
    return boxRequestFrom(*canonical);
}

Result<std::vector<CheckedEntry>> BoxHandler::open(const BoxRequest& request, const TabletId& tablet) {
    std::vector<CheckedEntry> entries;
    for (const auto& octets : request.segments) {
        const auto segment = boxSegmentFrom(octets);
        if (!segment) // Nothing in it can be named, so nothing of it gets a receipt; the others go on.
            continue;
        const auto records = openedRecords(
            *segment, [this](const BoxSegment& one) { return identity_.ingestKey.open(one.keyForIngest); });
        for (const auto& record : records) {
            if (record.header.kind != BoxKind::Entry)
                continue;
            if (entries.size() == limits::entriesInRequest)
                return fail(ErrorCode::TooLarge,
                    "More than " + std::to_string(limits::entriesInRequest) + " entries came in one delivery.");
            // Perhaps enrolled after a backup that was put back: it waits until the officer's tablet has shown its
            // certificate.
            const auto author = signers_.find(record.header.signer);
            if (!author)
                return author.error();
            if (!*author)
                continue;
            auto entry = checkRecord(
                record, signers_, [&tablet](const SignerCertificate& signer) { return signer.tablet == tablet; });
            if (!entry)
                return entry.error();
            entries.push_back(*std::move(entry));
        }
    }
    return entries;
}

Result<BoxResponse> BoxHandler::deliver(const BoxRequest& request, const TabletId& tablet) {
    // Of its own tablet only; whoever else was enrolled on it brings his own box.
    if (request.signer && request.signer->tablet == tablet) {
        if (const auto admitted = sequencer_.admit({*request.signer}); !admitted)
            return admitted.error();
    }
    auto entries = open(request, tablet);
    if (!entries)
        return entries.error();
    BoxResponse response;
    response.serverTimeMs = clock_.now().utcMs;
    ReceiptBook receipts(response.serverTimeMs);
    if (!entries->empty()) {
        const auto places = sequencer_.sequence(*entries);
        if (!places)
            return places.error();
        receipts.addSent(*entries, *places, 0);
    }
    const auto head = log_.head();
    if (!head)
        return head.error();
    response.treeHead = *head;
    LogTree tree(log_, head->ref.size);
    receipts.plan(tree);
    if (auto status = tree.fetch(); !status)
        return status.error();
    auto proven = receipts.take(tree);
    if (!proven)
        return proven.error();
    response.receipts = std::move(*proven);
    if (request.carriedOut > 0) {
        if (auto noted = commands_.noteCarriedOut(tablet, request.carriedOut, response.serverTimeMs); !noted)
            return noted.error();
    }
    auto open = commands_.open(tablet, limits::commandsInAnswer);
    if (!open)
        return open.error();
    response.commands = std::move(*open);
    return response;
}

} // namespace seenheard
