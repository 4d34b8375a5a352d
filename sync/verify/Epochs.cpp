#include "sync/verify/Epochs.h"

#include "sync/protocol/EpochStatement.h"

namespace seenheard {

namespace {

Error notGood(const std::string& why) {
    return fail(ErrorCode::BadSignature, why);
}

std::string nameOf(std::uint64_t epoch) {
    return "epoch " + std::to_string(epoch);
}

} // namespace

Status Epochs::open(
    BytesView octets, std::string_view serverName, const std::optional<TreeHeadRef>& last, const Signers& signers) {
    const auto statement = epochStatementFrom(octets);
    if (!statement)
        return notGood("the statement that opens an epoch cannot be read: " + statement.error().message);
    const auto of = "the statement that opens " + nameOf(statement->number);
    if (!verify(*statement, root_))
        return notGood(of + " is not signed by the root key");
    if (statement->serverName != serverName)
        return notGood(of + " is another server's");
    if (opened_ || statement->number <= epoch_)
        return notGood(of + " stands behind that of " + nameOf(opened_ ? opened_->epoch : epoch_));
    if (!last || statement->surviving != *last)
        return notGood(of + " names another surviving head, of " + std::to_string(statement->surviving.size)
            + " leaves, than the one before it");
    if (statement->signer.role != Role::Server || !signers.isIssued(statement->signer)
        || signers.keyOf(statement->signer.signer()) == nullptr)
        return notGood(of + " names a server's signer that is not certified");
    opened_ = TreeHeadRef{statement->number, statement->surviving.size, statement->surviving.root};
    signers_[statement->number] = statement->signer.signer();
    return success();
}

Status Epochs::follow(const TreeHeadRef& head) {
    if (opened_ && head != *opened_)
        return notGood(nameOf(opened_->epoch) + " does not begin with the head that survived, as its statement says");
    if (!opened_ && head.epoch != epoch_)
        return notGood(head.epoch > epoch_ ? nameOf(head.epoch) + " begins here without a statement of the authority"
                                           : "a head of " + nameOf(head.epoch) + " stands in " + nameOf(epoch_));
    epoch_ = head.epoch;
    opened_.reset();
    return success();
}

bool Epochs::mayWrite(const SignerId& signer, std::uint64_t epochSeen) const {
    const auto ours = signers_.find(epochSeen);
    return ours == signers_.end() || ours->second == signer;
}

} // namespace seenheard
