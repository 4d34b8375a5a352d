#include "sync/engine/EpochCheck.h"

#include "sync/protocol/LogProofs.h"

namespace seenheard {

namespace {

Error refused(const std::string& what) {
    return fail(ErrorCode::BadSignature,
        "The server says that it was restored, and that was not taken: " + what
            + " What waits here is safe. Tell whoever runs the server.");
}

} // namespace

Result<VerifiedAnswer> checkEpoch(
    const ExchangeResponse& answer, const Asked& asked, const PublicKey& issuingKey, const PublicKey& root) {
    const auto statement = epochStatementFrom(answer.epoch);
    if (!statement)
        return refused(statement.error().message);
    if (!verify(*statement, root))
        return refused("the statement is not signed by the authority that was pinned at enrolment.");
    if (statement->serverName != asked.request.serverName)
        return refused("the statement is another server's.");
    const auto& cursor = asked.request.cursor;
    if (statement->number <= (cursor.leaf > 0 ? cursor.epoch : asked.request.treeHead.epoch))
        return refused("the epoch is not a later one than the one that is known here.");
    if (statement->signer.role != Role::Server || !verify(statement->signer, issuingKey))
        return refused("its new signer is not certified.");
    const TreeHeadRef first{statement->number, statement->surviving.size, statement->surviving.root};
    if (answer.treeHead.ref != first || !verify(answer.treeHead, issuingKey))
        return refused("its first tree head is not the one that survived.");

    VerifiedAnswer verified;
    verified.serverTimeMs = answer.serverTimeMs;
    verified.certificates.push_back(statement->signer);
    verified.position.treeHead = answer.treeHead;
    verified.position.cursor = {statement->number, 0};
    verified.position.clockOffsetMs = asked.position.clockOffsetMs;
    const auto& here = asked.position.frontier;
    const bool kept =
        here.size <= first.size && verifyFeedPage(here, std::vector<EntryId>{}, first, answer.pageConsistency).ok();
    if (kept) {
        verified.position.cursor.leaf = here.size;
        verified.position.frontier = here;
    }
    verified.epoch = EpochChange{first.size, kept};
    return verified;
}

} // namespace seenheard
