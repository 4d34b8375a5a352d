#pragma once

#include "sync/forms/FormDefinition.h"
#include "sync/protocol/Messages.h"

namespace seenheard {

/// Where an entry or a record is, as said to people: green is only ever a receipt.
enum class SendingState {
    OnThisTablet,
    Received,
    Applied,
    Held,
    Refused ///< A named person decided that what was held stays out.
};

[[nodiscard]] std::string_view wordFor(SendingState state);

/// One head as people see it: value, who, when, with what in earshot.
struct HeadView {
    OperationId id;
    Value value;
    std::string choice; ///< Of an `each` field: the choice that this head says yes or no to; else empty.
    std::string words;  ///< The value in words for a person.
    OfficerId officer;
    std::string officerName;
    std::string tabletName;
    Instant writtenAt;
    std::string reason;  ///< Of a decision or amendment; may be empty.
    bool mine = false;   ///< By the officer of this tablet.
    bool forked = false; ///< Its tablet's chain has two entries under one number, and this is of one of the tails.
    bool standsIn = false;
    bool waiting = false; ///< Not yet applied by the server.
    /// Who recovered it from the black box of the officer's tablet, where he never finished it; else empty. The time
    /// is then when the officer last changed it there.
    std::string recoveredBy = {};
};

/// One register of a record with all its heads. `each` registers of one field come together as one FieldView
/// whose heads are one a choice and officer.
struct FieldView {
    RegisterKey key;
    std::string path;
    const Field* field = nullptr; ///< Nothing where this form version does not know it; still shown.
    std::string label;
    std::vector<HeadView> heads; ///< In the order to show.
    bool difference = false;
};

/// One item of a list (a child, a quotation) with its fields.
struct ItemView {
    ItemId id;
    std::string list;     ///< Path of the list.
    std::string title;    ///< "Robin Ashworth, 3", "Child B, 5–9", "Adult A".
    std::string initials; ///< "RA, 3": what lists show until held.
    std::vector<FieldView> fields;
    std::vector<ItemView> items; ///< Nested lists.
};

/// A line in a list of records.
struct RecordSummary {
    RecordId id;
    std::string formId;
    std::string title;       ///< "Domestic abuse, 14 Mill Lane" – of what the record is about.
    std::string children;    ///< Initials and age only: "RA 3, AA 6".
    Instant updatedAt;       ///< Newest entry.
    std::string officerName; ///< Of the newest entry.
    bool submitted = false;  ///< By the officer of this tablet.
    bool mine = false;
    SendingState sending = SendingState::OnThisTablet;
    HoldReason held = HoldReason::None;
    std::int64_t sendingAtMs = 0; ///< Of the receipt.
    std::uint32_t differences = 0;
    bool finished = false; ///< Somebody has submitted it.
};

/// What became of an own entry that the server held.
struct OutcomeView {
    EntryId entry;
    RecordId record;
    HoldReason reason = HoldReason::None; ///< Why it had been held.
    bool released = false;                ///< Applied after all; else refused.
    std::string by;
    std::string why;
    std::int64_t atMs = 0;
};

/// A whole record to read.
struct RecordView {
    RecordSummary summary;
    std::shared_ptr<const FormDefinition> form;
    std::vector<FieldView> fields;   ///< Of the record itself (the scene).
    std::vector<FieldView> envelope; ///< What each author's entries say beside the answers: team, district …
    std::vector<ItemView> items;
    std::vector<OutcomeView> outcomes; ///< Newest first.
    bool historyChecked = true;
    bool asKept = true; ///< False: the store's row did not say what its entries say, and this is what they say.
};

/// One operation in the history of a record, newest first.
struct HistoryRow {
    std::string path;
    std::string label;
    const Field* field = nullptr; ///< Nothing where this form version does not know it.
    HeadView operation;
    bool isHead = false;
    std::vector<OperationId> supersedes;
};

/// A difference that somebody who may has to decide.
struct DifferenceView {
    RecordSummary record;
    std::shared_ptr<const FormDefinition> form; ///< Of which `field` names one.
    std::string about;                          ///< Which child, in words.
    FieldView field;
    std::string whyStandsIn; ///< "the safer value stands until someone decides"
    std::string reopened;    ///< Whose entry opened again what was decided; empty where nothing was.
};

} // namespace seenheard
