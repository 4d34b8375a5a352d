#include "sync/server/sequencer/Administration.h"

namespace seenheard {

Result<std::vector<ChainEntry>> Administration::publish(const FormDefinition& form, const std::string& by) {
    const AdministrativeAct act{
        ActKind::FormPublished, formNamed(form.hash()), by, {}, std::nullopt, form.id() + " " + form.version()};
    return run({{act}, &form});
}

Result<std::vector<RecoveredPlace>> Administration::recover(const RecoveryWish& wish) {
    auto turn = store_.log().beginTurn();
    if (!turn)
        return turn.error();
    return BatchSequencing::recover(**turn, context_, wish);
}

Status Administration::sealAudit(const AuditSeal& seal) {
    auto turn = store_.log().beginTurn();
    return turn ? BatchSequencing::sealAudit(**turn, context_, seal) : Status(turn.error());
}

Status Administration::endGathering(const std::string& by, const std::string& why) {
    const auto standing = store_.log().standing();
    const auto head = store_.log().head();
    if (!standing || !head)
        return !standing ? standing.error() : head.error();
    if (*standing != LogStanding::Emptying) {
        const auto epoch = head->ref.epoch;
        const auto ended =
            perform({{ActKind::GatheringEnded, epochNumbered(epoch), by, why, static_cast<std::int64_t>(epoch), {}}});
        if (!ended)
            return ended.error();
    }
    for (bool more = true; more;) {
        auto turn = store_.log().beginTurn();
        const auto taken = turn ? BatchSequencing::empty(**turn, context_) : Result<bool>(turn.error());
        if (!taken)
            return taken.error();
        more = *taken;
    }
    return success();
}

Result<std::vector<ChainEntry>> Administration::run(const AdministrativeWish& wish) {
    auto turn = store_.log().beginTurn();
    if (!turn)
        return turn.error();
    return BatchSequencing::administer(**turn, context_, wish);
}

} // namespace seenheard
