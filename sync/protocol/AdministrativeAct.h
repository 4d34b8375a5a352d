#pragma once

#include "sync/records/Part.h"
#include "sync/records/RecordState.h"

namespace seenheard {

/// Id of the form that administrative entries are made with (sync/forms/administration.json).
constexpr std::string_view administrationForm = "administration";

/// What an administrator, or the server by itself, has done.
enum class ActKind : std::uint8_t {
    FormPublished,     ///< Subject form; detail is its id and version. Offers a withdrawn one again.
    EntryReleased,     ///< Subject entry: it was held and is applied from this leaf on.
    EntryRefused,      ///< Subject entry: it was held and stays out of every record.
    SignerRevoked,     ///< Subject signer: whatever is first received after this leaf is held.
    SignerRetired,     ///< Subject signer: enrolled anew elsewhere; still applied.
    SignerForked,      ///< Subject signer: two entries under one number, which is `number`.
    NumberWrittenOff,  ///< Subject number: nobody waits for it any more.
    RoleGiven,         ///< Subject role of a signer; detail is the role's word.
    RecordDisposed,    ///< Subject record: whatever was written in it is gone everywhere.
    RecoveryKeyUsed,   ///< Subject black box of a signer; detail is which files. Written before anything is opened.
    EnrolmentReturned, ///< Subject enrolment of a signer, lost with a restore: its tablet showed the certificate.
    GatheringEnded,    ///< Subject epoch, which is `number`: what tablets brought since the restore goes into the log.
    FormWithdrawn ///< Subject form; detail is its id and version. It starts no new record; drafts and records keep it.
};

/// "entry_released"; the choice in the form.
[[nodiscard]] std::string_view wordFor(ActKind kind);

/// One administrative entry, as data: what was done to what, who did it and why.
struct AdministrativeAct {
    ActKind kind = ActKind::FormPublished;
    Reference subject;
    std::string by;  ///< The person, by name.
    std::string why; ///< May be empty where the act says it all.
    std::optional<std::int64_t> number;
    std::string detail;

    bool operator==(const AdministrativeAct&) const = default;
};

[[nodiscard]] Reference formNamed(const Hash& hash);
[[nodiscard]] Reference subjectOf(const EntryId& entry);
[[nodiscard]] Reference subjectOf(const SignerId& signer);
[[nodiscard]] Reference subjectOf(const RecordId& record);
/// The black box that a signer's tablet writes.
[[nodiscard]] Reference blackBoxOf(const SignerId& signer);
/// What a signer may do, apart from the signer.
[[nodiscard]] Reference roleOf(const SignerId& signer);
/// The enrolment that made a signer.
[[nodiscard]] Reference enrolmentOf(const SignerId& signer);
/// What a server gathers after a restore.
[[nodiscard]] Reference epochNumbered(std::uint64_t number);
/// One number of a signer's chain.
[[nodiscard]] Reference subjectOf(const SignerId& signer, std::uint64_t number);

/// The part that says so. `subject` is the record of the subject as it stands: what it says is superseded, so that the
/// record's heads are the newest act on that subject.
[[nodiscard]] Part partOf(const AdministrativeAct& act, const RecordState& subject);
/// Nothing where the part is not an act that this version knows.
[[nodiscard]] std::optional<AdministrativeAct> actIn(const Part& part);
/// The newest act on the subject of this record; nothing where there is none.
[[nodiscard]] std::optional<AdministrativeAct> actIn(const RecordState& subject);

} // namespace seenheard
