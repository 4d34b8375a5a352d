#include "sync/server/sequencer/Administration.h"

namespace seenheard {

Result<std::vector<ChainEntry>> Administration::publish(const FormDefinition& form, const std::string& by) {
    const AdministrativeAct act{
        ActKind::FormPublished, {"form", form.hash().hex()}, by, {}, std::nullopt, form.id() + " " + form.version()};
    return run({{act}, &form});
}

Result<std::vector<RecoveredPlace>> Administration::recover(const RecoveryWish& wish) {
    auto turn = store_.log().beginTurn();
    if (!turn)
        return turn.error();
    return BatchSequencing::recover(**turn, context_, wish);
}

Result<std::vector<ChainEntry>> Administration::run(const AdministrativeWish& wish) {
    auto turn = store_.log().beginTurn();
    if (!turn)
        return turn.error();
    return BatchSequencing::administer(**turn, context_, wish);
}

} // namespace seenheard
