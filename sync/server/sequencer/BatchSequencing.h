#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Random.h"
#include "sync/protocol/AdministrativeAct.h"
#include "sync/protocol/AuditSeal.h"
#include "sync/protocol/RecoveredDraft.h"
#include "sync/server/access/EntryCheck.h"
#include "sync/server/access/SignerDirectory.h"
#include "sync/server/sequencer/ChainView.h"
#include "sync/server/sequencer/FormDirectory.h"
#include "sync/server/sequencer/RecordShelf.h"
#include "sync/server/store/ServerIdentity.h"

namespace seenheard {

/// What the sequencer stands on.
struct SequencingContext {
    const ServerIdentity& identity;
    SignerDirectory& signers;
    FormDirectory& forms;
    const Clock& clock;
    Random& random;
};

/// What administrators want done in one turn: acts in their order, and forms that are published with them.
struct AdministrativeWish {
    std::vector<AdministrativeAct> acts;
    const FormDefinition* form = nullptr; ///< Published by the first act.
};

/// Drafts that are to be recovered: of each the newest revision there is.
struct RecoveryWish {
    std::vector<RecoveredDraft> drafts;
    std::string by;
    std::string why;
};

/// Where a recovered draft stands in the log now.
struct RecoveredPlace {
    std::optional<ChainEntry> place;       ///< Nothing where nothing was missing, or …
    HoldReason refused = HoldReason::None; ///< … its record was disposed of, or its form is not published here.
};

/// What a turn has done.
struct SequencedTurn {
    std::vector<ChainEntry> places; ///< Where each entry stands in the log, in the order given.
    SequencedBatch batch;           ///< What was committed; nobody needs it any more.
};

/// One turn: gives each new entry the next leaf, folds what may be folded, signs one tree head.
class BatchSequencing {
public:
    /// `entries` are good ones, in order of arrival. Yields where each stands in the log; one that was there already
    /// stands where it stood. Durable when it returns success. What is new moves into the log.
    [[nodiscard]] static Result<SequencedTurn> run(SequencingTurn& turn, const SequencingContext& context,
        const std::vector<CheckedEntry*>& entries, const std::vector<ChainReport>& reports = {});
    /// The same for acts of administrators: each becomes an entry of the server's own chain and takes effect with it.
    /// All or nothing; yields where each stands, those that followed from one behind it. NotFound or RuleBroken where
    /// one makes no sense.
    [[nodiscard]] static Result<std::vector<ChainEntry>> administer(
        SequencingTurn& turn, const SequencingContext& context, const AdministrativeWish& wish);

    /// An entry of the server's own chain that seals rows of the audit. It goes to no tablet.
    [[nodiscard]] static Status sealAudit(
        SequencingTurn& turn, const SequencingContext& context, const AuditSeal& seal);

    /// Drafts out of black boxes, whose signers are known: those that no entry of their signer names become entries of
    /// the server's own chain, in the officer's name. One place a draft, in their order.
    [[nodiscard]] static Result<std::vector<RecoveredPlace>> recover(
        SequencingTurn& turn, const SequencingContext& context, const RecoveryWish& wish);

    /// Signers whose certificates are good and who are not known here: their enrolment was lost with a restore.
    [[nodiscard]] static Status admit(
        SequencingTurn& turn, const SequencingContext& context, const std::vector<SignerCertificate>& certificates);

    /// Once a gathering was ended: takes some of what was received into the log, and opens the log when nothing is
    /// left. Yields whether there may be more.
    [[nodiscard]] static Result<bool> empty(SequencingTurn& turn, const SequencingContext& context);

private:
    /// How an entry came: now, or while the server gathered.
    struct Arrival {
        std::int64_t atMs = 0;
        std::optional<HoldReason> judged = std::nullopt; ///< What could be judged then only.
    };

    BatchSequencing(
        SequencingTurn& turn, const SequencingContext& context, LogEnd end, ChainView chains, RecordShelf shelf);

    /// What is new moves into the batch.
    [[nodiscard]] Result<ChainEntry> place(VerifiedEntry&& verified, Entry&& entry, const Arrival& arrival);
    /// Whether it is received only, because the server gathers.
    [[nodiscard]] Result<bool> waitsForItsLeaf(const VerifiedEntry& entry);
    [[nodiscard]] Result<ChainEntry> receive(const CheckedEntry& entry);
    /// What was decided on held entries before the restore, and came back before them, is decided for them again.
    [[nodiscard]] Status decideAgain();
    [[nodiscard]] Status admit(const SignerCertificate& certificate);
    /// Acts about a signer that came back before his enrolment did.
    [[nodiscard]] Status takeUpAbout(const SignerId& signer);
    /// Into its records, and into the feeds of their scopes.
    [[nodiscard]] Status apply(const VerifiedEntry& entry, std::uint64_t leaf);
    /// What its author alone gets by his own feed: a held entry, and one whose words were superseded before they came.
    [[nodiscard]] Status feedAuthor(const VerifiedEntry& entry, std::uint64_t leaf, std::vector<FeedRow>& rows);
    [[nodiscard]] Result<std::shared_ptr<const FormDefinition>> newestForm(const std::string& id);
    /// Makes an act the next entry of the server's chain and lets it take effect.
    [[nodiscard]] Result<ChainEntry> perform(const AdministrativeAct& act);
    /// Writes the next entry of the server's chain and places it as any other.
    [[nodiscard]] Result<ChainEntry> writeOwn(const FormRef& form, const Part& part, const DraftId& draft);
    [[nodiscard]] Result<RecoveredPlace> bringIn(const RecoveredDraft& recovered, const RecoveryWish& wish);
    /// `again`: it was lost with a restore and came back, perhaps before what it is about.
    [[nodiscard]] Status takeEffect(const AdministrativeAct& act, std::uint64_t leaf, bool again = false);
    /// An act of a former signer of this server that a restore had lost takes effect again, as far as it still makes
    /// sense.
    [[nodiscard]] Status takeUp(const VerifiedEntry& entry, std::uint64_t leaf);
    /// Whether no act that is here has given that signer a role later than this one did.
    [[nodiscard]] Result<bool> isNewestRole(const SignerId& signer, const EntryHeader& header);
    [[nodiscard]] Result<bool> isAboutSomethingHere(const AdministrativeAct& act);
    [[nodiscard]] Result<bool> wasRevoked(const SignerId& signer);
    [[nodiscard]] Status settle(const AdministrativeAct& act, std::uint64_t leaf);
    [[nodiscard]] Status release(const HeldLeaf& held, std::uint64_t leaf);
    /// The held entry, where it can be released.
    [[nodiscard]] Result<VerifiedEntry> releasable(const HeldLeaf& held);
    /// Yields the acts that released what waited for it.
    [[nodiscard]] Result<std::vector<ChainEntry>> publish(const AdministrativeAct& act, const FormDefinition& form);
    [[nodiscard]] Status closeForked();
    [[nodiscard]] Result<VerifiedEntry> entryAt(const HeldLeaf& held);
    /// Whether the log may grow, and by this process.
    [[nodiscard]] static Status mayGrow(const LogEnd& end, const ServerIdentity& identity);
    [[nodiscard]] Result<HoldReason> judge(const VerifiedEntry& entry, const Arrival& arrival);
    [[nodiscard]] Result<HoldReason> judgeParts(const VerifiedEntry& entry, const FormDefinition& form);
    /// The roles that a signer was given before this turn.
    [[nodiscard]] Result<const std::vector<RoleChange>*> rolesBefore(const SignerId& signer);
    /// Whether the author may speak like that: administrative forms are the server's, words in all others an officer's.
    [[nodiscard]] HoldReason judgeVoice(
        const VerifiedEntry& entry, const SignerCertificate& author, const FormDefinition& form);
    [[nodiscard]] std::optional<Value> valueOf(const RecordId& record, const OperationId& id);
    [[nodiscard]] std::optional<std::uint64_t> leafOf(const OperationId& id);
    [[nodiscard]] Status commit();
    /// Whether this turn opens the log again after a gathering.
    [[nodiscard]] bool opened() const { return batch_.end.standing != standingBefore_; }

    SequencingTurn& turn_;
    const SequencingContext& context_;
    ChainView chains_;
    RecordShelf shelf_;
    std::int64_t nowMs_;
    TreeHeadRef before_; ///< The log as the turn found it.
    LogStanding standingBefore_ = LogStanding::Open;
    std::optional<ChainTip> ownTip_;
    SequencedBatch batch_;
    std::map<std::string, std::shared_ptr<const FormDefinition>> newestForms_; ///< As read in this turn.
    std::unordered_map<SignerId, std::vector<RoleChange>> roles_;              ///< Likewise.
};

} // namespace seenheard
