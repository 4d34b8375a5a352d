#include "sync/server/handlers/ExchangeHandler.h"

#include "sync/protocol/ElidedEntries.h"
#include "sync/server/http/Refusal.h"

#include <algorithm>
#include <iterator>

namespace seenheard {

namespace {

Error differs(const std::string& how) {
    return fail(ErrorCode::BadSignature,
        "The history that this tablet knows is not this server's: " + how
            + ". Nothing was taken and nothing is sent, so that nothing is lost. Tell whoever runs the server.");
}

/// What was left out is not what the author meant: only whole entries can be judged.
Response sendWhole() {
    return refusal(409, sendWholeWord, "Something that was left out of the entries is not held here. Send them whole.");
}

} // namespace

Response ExchangeHandler::handle(const Request& request) {
    auto admitted = access_.check(request);
    if (auto* refused = std::get_if<Response>(&admitted))
        return std::move(*refused);
    auto& known = std::get<AdmittedRequest>(admitted);
    const auto standing = log_.standing();
    const auto end = log_.head();
    if (!standing || !end)
        return refusal(!standing ? standing.error() : end.error());
    if (*standing == LogStanding::Stopped)
        return restoredRefusal();
    auto epoch = nextEpoch(known.request, end->ref);
    if (!epoch)
        return refusal(epoch.error());
    if (*epoch)
        return answer(canonicalBytes(**epoch));
    // First the head: of head and cursor, only the head can be shown to be this server's word.
    auto history = checkHead(known.request, end->ref);
    if (!history && history.error().code == ErrorCode::BadSignature && wasRestored(known.request, end->ref))
        return stop(known.request);
    if (history)
        history = checkCursor(known.request.cursor, end->ref);
    if (!history) {
        if (history.error().code != ErrorCode::BadSignature)
            return refusal(history.error());
        lines_.write(LogLevel::Failure, "exchange",
            "signer " + known.request.signer.hex()
                + " knows another history than this server's, not one that it has signed");
        return refusal(409, historyDiffersWord, history.error().message);
    }
    if (auto status = admitReturned(known.request); !status)
        return refusal(status.error());
    if (*standing == LogStanding::Emptying) {
        // Whoever ended the gathering may have been cut off.
        if (const auto more = sequencer_.empty(); !more)
            return refusal(more.error());
    }
    auto restored = restore(known.elided, known.request,
        [this](const SignerId& signer, std::uint64_t number) { return log_.entryAt(signer, number); });
    if (!restored)
        return restored.error().code == ErrorCode::NotFound ? sendWhole() : refusal(restored.error());
    std::ranges::move(*restored, std::back_inserter(known.request.entries));
    const auto response = exchange(known, *standing);
    if (!response) {
        if (response.error().code == ErrorCode::BadSignature)
            return sendWhole();
        lines_.write(LogLevel::Failure, "exchange",
            "could not be answered: " + std::string(wordFor(response.error().code)) + ": " + response.error().message);
        return refusal(response.error());
    }
    return answer(canonicalBytes(*response));
}

bool ExchangeHandler::wasRestored(const ExchangeRequest& request, const TreeHeadRef& head) const {
    const auto& seen = request.treeHead;
    // An older epoch was answered before.
    return seen.epoch >= head.epoch
        && verify(TreeHead{seen, request.treeHeadSignedAtMs, request.treeHeadSignature}, identity_.issuing.issuingKey);
}

Response ExchangeHandler::stop(const ExchangeRequest& request) {
    const auto& seen = request.treeHead;
    if (auto stopped = log_.stop(seen.epoch); !stopped)
        return refusal(stopped.error());
    lines_.write(LogLevel::Failure, "exchange",
        "signer " + request.signer.hex() + " has shown a tree head of this server, of " + std::to_string(seen.size)
            + " leaves, that its log does not have: the store is an older backup. Nothing is taken and nothing sent "
              "until 'seenheard-server restored' has opened a new epoch");
    return restoredRefusal();
}

Result<std::optional<ExchangeResponse>> ExchangeHandler::nextEpoch(
    const ExchangeRequest& request, const TreeHeadRef& head) {
    const auto& cursor = request.cursor;
    if (cursor.leaf == 0 && request.treeHead.size == 0)
        return std::optional<ExchangeResponse>{};
    const auto of = cursor.leaf > 0 ? cursor.epoch : request.treeHead.epoch;
    if (of >= head.epoch)
        return std::optional<ExchangeResponse>{};
    const auto next = log_.epochAfter(of);
    if (!next || !*next)
        return next ? Result(std::optional<ExchangeResponse>{}) : next.error();
    const auto& [statement, first] = **next;
    ExchangeResponse response;
    response.serverTimeMs = clock_.now().utcMs;
    response.cursor = cursor;
    response.treeHead = first;
    response.epoch = canonicalBytes(statement);
    response.more = true;
    // Of what a later restore cut off nothing can be proved; the tablet then begins again.
    if (const auto size = first.ref.size; cursor.leaf <= size && size <= head.size) {
        LogTree tree(log_, size);
        tree.planGrowth(cursor.leaf);
        if (auto status = tree.fetch(); !status)
            return status.error();
        auto growth = tree.growth(cursor.leaf);
        if (!growth)
            return growth.error();
        response.pageConsistency = std::move(*growth);
    }
    return std::optional(std::move(response));
}

Status ExchangeHandler::admitReturned(const ExchangeRequest& request) {
    const auto admitted = sequencer_.admit(request.certificates);
    if (!admitted)
        return admitted.error();
    if (*admitted > 0)
        lines_.write(LogLevel::Notice, "exchange",
            std::to_string(*admitted)
                + " enrolments that were lost with a restore came back by certificates of this "
                  "server");
    return success();
}

void ExchangeHandler::noteRefused(const SignerId& signer, const std::vector<CheckedEntry>& entries) {
    const auto isRefused = [](const CheckedEntry& entry) { return entry.refused != HoldReason::None; };
    const auto first = std::ranges::find_if(entries, isRefused);
    if (first == entries.end())
        return;
    lines_.write(LogLevel::Failure, "exchange",
        "signer " + signer.hex() + " sent " + std::to_string(std::ranges::count_if(entries, isRefused))
            + " entries that cannot be taken, the first " + first->id.hex() + ": " + first->why);
}

/// Signed by its author, so it needs nobody's word.
Result<CheckedEntry> ExchangeHandler::checkBrought(const Bytes& canonical) {
    const auto entry = entryFrom(canonical);
    const auto header = entry ? entryHeaderFrom(entry->header) : Result<EntryHeader>(entry.error());
    auto author = header ? signers_.find(header->signer) : Result(std::shared_ptr<const SignerCertificate>());
    if (!author)
        return author.error();
    return checkEntry(canonical, *author ? **author : SignerCertificate{});
}

Status ExchangeHandler::checkCursor(const Cursor& cursor, const TreeHeadRef& head) {
    if (cursor.leaf > 0 && cursor.epoch != head.epoch)
        return differs("it is of another epoch");
    return cursor.leaf <= head.size ? success() : Status(differs("it goes beyond the server's"));
}

Status ExchangeHandler::checkHead(const ExchangeRequest& request, const TreeHeadRef& head) {
    const auto& seen = request.treeHead;
    if (seen.size == 0)
        return success();
    if (seen.epoch != head.epoch)
        return differs("it is of another epoch");
    if (seen.size > head.size)
        return differs("it goes beyond the server's");
    LogTree tree(log_, head.size);
    tree.planGrowth(seen.size);
    if (auto status = tree.fetch(); !status)
        return status;
    const auto root = tree.rootAt(seen.size);
    if (!root)
        return root.error();
    return *root == seen.root ? success() : Status(differs("the entries in it are others"));
}

Result<ExchangeResponse> ExchangeHandler::exchange(const AdmittedRequest& admitted, LogStanding standing) {
    const auto& request = admitted.request;
    auto entries = checkEntries(request.entries, *admitted.signer);
    // Restored from the wrong pieces, a good entry looks like a bad one.
    if (!admitted.elided.shape.empty()
        && std::ranges::any_of(entries, [](const auto& entry) { return entry.refused != HoldReason::None; }))
        return fail(ErrorCode::BadSignature, "An elided entry is not good.");
    noteRefused(request.signer, entries);
    for (const auto& canonical : request.brought) {
        auto brought = checkBrought(canonical);
        if (!brought)
            return brought.error();
        entries.push_back(std::move(*brought));
    }
    const auto places = sequencer_.sequence(
        entries, ChainReport{request.signer, request.headNumber, request.treeHead.epoch, request.treeHead.size});
    if (!places)
        return places.error();
    const auto found =
        request.awaiting.empty() ? Result(std::vector<ChainEntry>{}) : log_.find(request.signer, request.awaiting);
    if (!found)
        return found.error();

    ExchangeResponse response;
    response.serverTimeMs = clock_.now().utcMs;
    response.gathering = standing == LogStanding::Gathering;
    ReceiptBook receipts(response.serverTimeMs);
    receipts.addSent(entries, *places, request.entries.size());
    receipts.addAwaited(request.awaiting, *found);

    auto scopes = followed_.of(*admitted.signer);
    if (!scopes)
        return scopes.error();
    response.scopes = std::move(*scopes);
    const auto closed = log_.feedEnd(request.signer);
    if (!closed)
        return closed.error();
    // Before the head is read, so that everything sent has its leaf below it.
    auto sent = *closed ? Result(SentEntries{}) : desk_.fill(response, request);
    if (!sent)
        return sent.error();
    // Whom nothing new goes to has nothing to compare.
    if (*closed)
        response.compared.resize(request.compare.size());
    else if (auto status = digests_.fill(response, request); !status)
        return status.error();
    const auto head = log_.head();
    if (!head)
        return head.error();
    response.treeHead = *head;
    const auto disclosed = feed_.fill(response, request, std::move(*sent), receipts.atAuthor(), *closed);
    if (!disclosed)
        return disclosed.error();
    // Noted before it goes, so that nothing goes unnoted.
    if (auto noted = noteDisclosure(response, request, *disclosed); !noted)
        return noted.error();
    receipts.setPage(response.leaves);
    if (auto status = prove(response, request, std::move(receipts)); !status)
        return status.error();
    auto missing = log_.missingNumbers(request.signer, limits::missingNumbersInAnswer);
    if (!missing)
        return missing.error();
    response.missingNumbers = std::move(*missing);
    return response;
}

Status ExchangeHandler::noteDisclosure(
    const ExchangeResponse& response, const ExchangeRequest& request, const std::set<RecordId>& records) {
    std::string sets;
    for (const auto& set : response.references)
        sets += (sets.empty() ? "" : ", ") + set.version.set + " " + std::to_string(set.version.version);
    if (records.empty() && sets.empty())
        return success();
    const auto range =
        "leaves " + std::to_string(request.cursor.leaf) + " to below " + std::to_string(response.cursor.leaf);
    return audit_.note({0, 0, AuditKind::Disclosure, "exchange", request.signer, {}, {}, std::move(sets),
        {records.begin(), records.end()}, range, {}});
}

Status ExchangeHandler::prove(ExchangeResponse& response, const ExchangeRequest& request, ReceiptBook receipts) {
    LogTree tree(log_, response.treeHead.ref.size);
    receipts.plan(tree);
    tree.planGrowth(request.treeHead.size);
    tree.planGrowth(response.cursor.leaf);
    planPassed(response.passed, tree);
    planEntries(response, tree);
    if (auto status = tree.fetch(); !status)
        return status;
    auto proven = receipts.take(tree);
    if (!proven)
        return proven.error();
    response.receipts = std::move(*proven);
    auto growth = tree.growth(request.treeHead.size);
    if (!growth)
        return growth.error();
    response.consistency = std::move(*growth);
    auto pageGrowth = tree.growth(response.cursor.leaf);
    if (!pageGrowth)
        return pageGrowth.error();
    response.pageConsistency = std::move(*pageGrowth);
    if (auto status = takePassed(response.passed, tree); !status)
        return status;
    return proveEntries(response, tree);
}

} // namespace seenheard
