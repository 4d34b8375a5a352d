#pragma once

#include "platform/base/Random.h"
#include "sync/records/Part.h"
#include "sync/records/RecordState.h"

namespace seenheard {

/// Id of the form with which tablets say what was looked at on them (sync/forms/viewing.json).
constexpr std::string_view viewingForm = "viewing";

/// How words of a record came before somebody's eyes.
enum class ViewKind : std::uint8_t {
    Record = 1,
    History = 2,
    Child = 3, ///< A timeline; names the child and every record on it.
    Search = 4,
    Review = 5,
    Differences = 6,
    Feedback = 7,
    SameChild = 8,
    Picture = 9,
    Writing = 10 ///< Opened to write on it, or on what follows from it.
};

/// Why, in one tap, where the force asks.
enum class ViewReason : std::uint8_t { None = 0, Response = 1, Review = 2, FollowUp = 3, Audit = 4 };

/// "record"; the choice in the form.
[[nodiscard]] std::string_view wordFor(ViewKind kind);
/// "follow_up"; empty for None.
[[nodiscard]] std::string_view wordFor(ViewReason reason);
[[nodiscard]] std::optional<ViewReason> viewReasonFrom(std::string_view word);

/// What is about to be seen, by ids alone: no word of a record, and no word that was looked for.
struct View {
    ViewKind how = ViewKind::Record;
    std::vector<RecordId> records;
    std::vector<std::string> people; ///< Children, by their ids.

    bool operator==(const View&) const = default;
};

/// Somebody looked. Who is the signer of the entry that says so.
struct ViewEvent {
    Instant at;
    View view;
    ViewReason why = ViewReason::None;

    bool operator==(const ViewEvent&) const = default;
};

namespace limits {
constexpr std::size_t idsInView = 600; ///< Of either kind; what shows more is several views.
constexpr std::size_t viewsInEntry = 500;
} // namespace limits

/// The part that says so, on a record of its own, whose id is random as its items' are.
[[nodiscard]] Part partOf(const std::vector<ViewEvent>& events, Random& random);
/// A look, and who is known to have written that he had it.
struct LoggedView {
    SignerId signer;
    ViewEvent event;
};

/// What a record of that form says, in the order of time. What this version cannot read is left out.
[[nodiscard]] std::vector<LoggedView> viewsIn(const RecordState& record);

} // namespace seenheard
