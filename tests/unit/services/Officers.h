#pragma once

#include "app/services/EntryWriter.h"
#include "app/services/ReadingTablet.h"
#include "app/services/RecordLines.h"
#include "app/services/TabletCaptureService.h"
#include "app/services/TabletDecisionService.h"
#include "app/services/TabletFeedbackService.h"
#include "app/services/TabletIndexService.h"
#include "app/services/TabletIntegrityService.h"
#include "app/services/TabletPersonLinkService.h"
#include "app/services/TabletPictureKeepingService.h"
#include "app/services/TabletPlaceService.h"
#include "app/services/TabletViewingService.h"
#include "tests/support/FakeClock.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TempDirectory.h"

namespace seenheard {

/// A file of the source tree, by its path from the root.
[[nodiscard]] std::string sourceText(const std::string& path);
/// The form that officers use at an incident.
[[nodiscard]] std::shared_ptr<const FormDefinition> incidentForm();
/// The answers of a published case, as JSON ("da-two-young-children.first-officer").
[[nodiscard]] std::string caseAnswers(const std::string& name);

inline const Reference millLane{"incident", "incident-da-two-young-children"};
inline const Reference robin{"person", "person-robin-ashworth"};
inline const Reference alex{"person", "person-alex-ashworth"};

/// One officer's tablet: the real store and services with the demonstration's form and reference data, no network.
class OfficerTablet {
public:
    /// `withoutSet`: a set of reference data that never arrived.
    OfficerTablet(FakeClock& clock, std::uint8_t number, const std::string& officerName, Role role = Role::Officer,
        std::string withoutSet = {});

    /// As after a restart of the program.
    void reopen();
    /// As after its end; only reopen() may follow.
    void close();
    [[nodiscard]] ProfileDirectory profile() const { return {directory_ / "profile"}; }

    [[nodiscard]] CaptureService& capture() { return *capture_; }
    [[nodiscard]] RecordService& records() { return reads_->records(); }
    [[nodiscard]] DifferenceService& differences() { return reads_->differences(); }
    [[nodiscard]] DecisionService& decisions() { return *decisions_; }
    [[nodiscard]] FindService& find() { return reads_->find(); }
    [[nodiscard]] PersonLinkService& links() { return *links_; }
    [[nodiscard]] PictureKeepingService& pictures() { return *pictures_; }
    [[nodiscard]] PictureService& seen() { return reads_->pictures(); }
    /// The force's settings come to allow photographs and drawings, or not any more.
    void allowPictures(bool allowed = true);
    /// The force's settings come to say that, and nothing else.
    void set(const std::string& setting, const std::string& values);
    [[nodiscard]] FeedbackService& feedback() { return *feedback_; }
    [[nodiscard]] IndexService& index() { return *index_; }
    [[nodiscard]] IntegrityService& integrity() { return *integrity_; }
    [[nodiscard]] PlaceService& places() { return *places_; }
    [[nodiscard]] ViewingService& viewing() { return *viewing_; }
    [[nodiscard]] ReferenceService& reference() { return reads_->reference(); }
    [[nodiscard]] PeopleService& people() { return reads_->people(); }
    [[nodiscard]] TabletReads& reads() { return *reads_; }
    [[nodiscard]] ChildService& children() { return reads_->children(); }
    [[nodiscard]] StandingService& standing() { return reads_->standing(); }
    [[nodiscard]] ReviewService& reviews() { return reads_->reviews(); }
    [[nodiscard]] UnfinishedService& unfinished() { return reads_->unfinished(); }
    /// The same store on a second connection, as screens have it.
    [[nodiscard]] Result<std::unique_ptr<ReadingTablet>> openForReading();
    [[nodiscard]] EntryWriter& writer() { return *writer_; }
    [[nodiscard]] TabletStore& store() { return *store_; }
    [[nodiscard]] const SigningKey& key() const { return key_; }
    [[nodiscard]] std::uint64_t entriesWritten() const { return store_->chainHead().number; }

    /// Key of a path of the form; fails the test where there is none.
    [[nodiscard]] RegisterKey at(const std::string& path) const;
    /// Answers a text or the name of a choice; fails the test where that is refused.
    DraftView answers(const DraftId& draft, const std::string& path, const std::string& text);
    /// One field of a record as it is read; fails the test where it is not there.
    [[nodiscard]] FieldView field(const RecordId& record, const std::string& path);
    [[nodiscard]] bool hasField(const RecordId& record, const std::string& path);

private:
    void load();

    FakeClock& clock_;
    std::string withoutSet_;
    SeededRandom random_;
    SigningKey key_;
    TempDirectory directory_;
    Bytes databaseKey_;
    std::optional<RecordLines> lines_;
    std::unique_ptr<TabletStore> store_;
    std::optional<TabletClock> tabletClock_;
    std::optional<TabletReads> reads_;
    std::optional<EntryWriter> writer_;
    std::optional<TabletViewingService> viewing_;
    std::optional<TabletDecisionService> decisions_;
    std::optional<TabletPersonLinkService> links_;
    std::optional<TabletPictureKeepingService> pictures_;
    std::optional<TabletIndexService> index_;
    std::optional<TabletIntegrityService> integrity_;
    std::optional<TabletPlaceService> places_;
    std::uint64_t settingsVersion_ = 1000;
    std::optional<TabletCaptureService> capture_;
    std::optional<TabletFeedbackService> feedback_;
};

/// What a server would do, without one: every entry gets a leaf once, and each tablet takes in all it has not.
class MeetingPlace {
public:
    explicit MeetingPlace(FakeClock& clock) : clock_(clock) {}

    void meet(const std::vector<OfficerTablet*>& tablets);

private:
    void collect(OfficerTablet& tablet);
    void handOut(OfficerTablet& tablet);

    FakeClock& clock_;
    std::vector<VerifiedLeaf> log_;
    std::set<EntryId> known_;
    std::map<SignerId, SignerCertificate> certificates_;
};

/// The path of the item of a list whose picked person this is.
[[nodiscard]] std::string childPath(OfficerTablet& tablet, const RecordId& record, const std::string& title);
/// The values that stand in a field, in words, in the order in which they are shown.
[[nodiscard]] std::vector<std::string> words(const FieldView& field);

} // namespace seenheard
