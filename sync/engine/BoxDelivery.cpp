#include "sync/engine/BoxDelivery.h"

#include "platform/base/File.h"
#include "sync/engine/ServerRefusal.h"
#include "sync/protocol/Limits.h"
#include "sync/protocol/LogProofs.h"
#include "sync/protocol/PackedMessage.h"

namespace seenheard {

namespace {

constexpr std::string_view boxPath = "/v1/box";
/// A cut costs one request.
constexpr std::size_t mostInRequest = 256ULL * 1024;

Error refused(const std::string& what) {
    return fail(ErrorCode::BadSignature,
        "The server's answer to the black box was refused whole: " + what
            + " Tell whoever runs the server; what waits here is safe.");
}

} // namespace

BoxDelivery::BoxDelivery(std::filesystem::path box, BoxIdentity identity, std::uint64_t carriedOut)
    : box_(std::move(box))
    , identity_(std::move(identity))
    , carriedOut_(carriedOut)
    , mark_(readDeliveryMark(box_)) {}

void BoxDelivery::noteCarriedOut(std::uint64_t number) {
    carriedOut_ = number;
    asked_ = false;
}

Result<std::optional<HttpRequest>> BoxDelivery::nextRequest() {
    BoxRequest request;
    request.serverName = identity_.serverName;
    request.carriedOut = carriedOut_;
    request.signer = identity_.signer;
    if (auto gathered = gather(request); !gathered)
        return gathered.error();
    if (asked_ && request.segments.empty())
        return std::optional<HttpRequest>{};
    asked_ = true;
    HttpRequest http{"POST", std::string(boxPath), packMessage(canonicalBytes(request))};
    ++totals_.roundTrips;
    totals_.bytesUp += http.body.size();
    return std::optional(std::move(http));
}

Status BoxDelivery::gather(BoxRequest& request) {
    if (!segments_) {
        auto numbers = boxSegmentsIn(box_);
        if (!numbers)
            return numbers.error();
        segments_ = std::move(*numbers);
    }
    sent_.clear();
    requestBytes_ = 0;
    while (!segments_->empty()) {
        const auto file = readFile(boxSegmentPath(box_, segments_->front()), boxSegmentMostBytes);
        // Gone since, because everything in it has its receipt.
        if (!file && file.error().code != ErrorCode::NotFound)
            return file.error();
        if (file) {
            const auto segment = boxSegmentFrom(*file);
            if (segment && nextOffset_ == 0)
                totals_.damaged += segment->damaged + (segment->strangeBytes > 0 ? 1 : 0);
            else if (!segment)
                ++totals_.damaged;
            if (segment && !addFrom(*file, *segment, request))
                return success();
        }
        segments_->erase(segments_->begin());
        nextOffset_ = 0;
    }
    return success();
}

/// False where the request is full; then the next one goes on in this segment.
bool BoxDelivery::addFrom(BytesView file, const BoxSegment& segment, BoxRequest& request) {
    Bytes excerpt;
    bool whole = true;
    for (const auto& record : segment.records) {
        if (record.offset < nextOffset_ || !mark_.isWaiting(record.header) || sent_.contains(record.header.entry))
            continue;
        const auto octets = boxRecordOctets(file, record);
        const auto head = excerpt.empty() ? boxSegmentHeadBytes() : 0;
        const bool full = requestBytes_ + head + octets.size() > mostInRequest
            || sent_.size() == limits::entriesInRequest || request.segments.size() == limits::boxSegmentsInRequest;
        if (full && !sent_.empty()) {
            nextOffset_ = record.offset;
            whole = false;
            break;
        }
        if (excerpt.empty())
            excerpt = copyOf(file.first(boxSegmentHeadBytes()));
        excerpt.insert(excerpt.end(), octets.begin(), octets.end());
        requestBytes_ += head + octets.size();
        sent_.emplace(record.header.entry, false);
        ++totals_.waiting;
    }
    if (!excerpt.empty())
        request.segments.push_back(std::move(excerpt));
    return whole;
}

Status BoxDelivery::take(const HttpResponse& response) {
    totals_.bytesDown += response.body.size();
    if (response.status != 200)
        return serverRefusal(response).error;
    const auto canonical = unpackMessage(response.body);
    if (!canonical)
        return unreadableAnswer(canonical.error());
    auto answer = boxResponseFrom(*canonical);
    if (!answer)
        return unreadableAnswer(answer.error());
    if (!verify(answer->treeHead, identity_.issuingKey))
        return refused("its tree head is not signed by the issuing key.");
    for (const auto& receipt : answer->receipts) {
        if (auto taken = takeReceipt(receipt, answer->treeHead.ref); !taken)
            return taken;
    }
    commands_ = std::move(answer->commands);
    if (!sent_.empty())
        return writeDeliveryMark(box_, mark_);
    return success();
}

Status BoxDelivery::takeReceipt(const Receipt& receipt, const TreeHeadRef& head) {
    const auto sent = sent_.find(receipt.entry);
    if (sent == sent_.end() || sent->second)
        return success();
    if (auto proven = verifyReceipt(receipt, head); !proven)
        return refused("a receipt is not proved: " + proven.error().message);
    switch (receipt.state) {
    case ReceiptState::Unknown: return success();
    case ReceiptState::Received: ++totals_.received; return success();
    case ReceiptState::Applied:
    case ReceiptState::Held: ++totals_.delivered; break;
    case ReceiptState::Refused: ++totals_.refused; break;
    }
    sent->second = true;
    --totals_.waiting;
    mark_.answered[receipt.entry] = receipt.state;
    return success();
}

} // namespace seenheard
