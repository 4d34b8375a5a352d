#include "sync/server/admin/EpochBeginning.h"

#include "sync/server/admin/Command.h"

#include <algorithm>

namespace seenheard {

namespace {

/// Makes the server's new signer part of its identity: beyond the head that survived the former one may have written
/// what is lost, and one number must not have two entries.
void renewSigner(ServerIdentity& identity, const Clock& clock, Random& random) {
    identity.signerKey = SigningKey::generate(random);
    identity.signer.signingKey = identity.signerKey.publicKey();
    identity.signer.issuedAtMs = clock.now().utcMs;
    sign(identity.signer, identity.issuingKey);
}

/// Nothing shows that a backup was put back, and a new epoch costs every tablet something.
Error looksHealthy(const LogEnd& end) {
    return fail(ErrorCode::RuleBroken,
        "No tablet has shown anything that this store does not have: its log of " + std::to_string(end.head.ref.size)
            + " leaves, last written at " + shownTime(end.head.signedAtMs)
            + ", looks whole, and nothing was changed. If an older backup was put back all the same, say so with "
              "--backup-put-back.");
}

} // namespace

Result<OpenedEpoch> beginEpoch(
    ServerStore& store, const SigningKey& root, bool backupPutBack, const Clock& clock, Random& random) {
    auto identity = store.identity();
    if (!identity)
        return identity.error();
    auto turn = store.log().beginTurn();
    if (!turn)
        return turn.error();
    auto end = (*turn)->end();
    if (!end)
        return end.error();
    if (end->standing != LogStanding::Stopped && !backupPutBack)
        return looksHealthy(*end);

    renewSigner(*identity, clock, random);
    OpenedEpoch epoch;
    epoch.statement.serverName = identity->name;
    epoch.statement.number = std::max(end->head.ref.epoch, end->newestEpochShown) + 1;
    epoch.statement.surviving = end->head.ref;
    epoch.statement.signer = identity->signer;
    epoch.statement.openedAtMs = clock.now().utcMs;
    sign(epoch.statement, root);
    identity->epoch = epoch.statement.number;
    end->head.ref.epoch = epoch.statement.number;
    end->head.signedAtMs = epoch.statement.openedAtMs;
    sign(end->head, identity->issuingKey);
    end->standing = LogStanding::Gathering;
    epoch.head = end->head;

    SequencedBatch batch;
    batch.opening = EpochOpening{epoch, canonicalBytes(*identity)};
    batch.end = std::move(*end);
    if (auto status = (*turn)->commit(batch); !status)
        return status.error();
    return epoch;
}

} // namespace seenheard
