#include "app/services/RecordsToShow.h"

#include "app/services/RecordClocks.h"

#include <algorithm>

namespace seenheard {

namespace {

template<typename Element, typename IdOf>
std::vector<RecordId> recordsOf(const std::vector<Element>& elements, IdOf idOf) {
    std::vector<RecordId> records;
    for (const auto& each : elements)
        if (const RecordId& id = idOf(each); std::find(records.begin(), records.end(), id) == records.end())
            records.push_back(id);
    return records;
}

std::vector<std::string> peopleOf(const std::vector<PossibleChild>& children) {
    std::vector<std::string> people;
    people.reserve(children.size());
    for (const auto& child : children)
        people.push_back(child.person.id);
    return people;
}

std::vector<RecordId> notAsKeptIn(const RecordView& view) {
    return view.asKept ? std::vector<RecordId>{} : std::vector{view.summary.id};
}

/// The picture of that id among the values that stand in a record.
const Picture* pictureAmong(const std::vector<FieldView>& fields, const PictureId& id) {
    for (const auto& field : fields)
        for (const auto& head : field.heads)
            if (const auto* picture = std::get_if<Picture>(&head.value); picture != nullptr && picture->id == id)
                return picture;
    return nullptr;
}

const Picture* pictureAmong(const std::vector<ItemView>& items, const PictureId& id) {
    for (const auto& item : items) {
        if (const auto* found = pictureAmong(item.fields, id))
            return found;
        if (const auto* found = pictureAmong(item.items, id))
            return found;
    }
    return nullptr;
}

} // namespace

template<typename T>
Result<Unseen<T>> RecordsToShow::sealed(Result<T> words, View view, std::vector<RecordId> notAsKept) {
    if (!words)
        return words.error();
    const auto others = anyOfOthers(view.records);
    if (!others)
        return others.error();
    return Unseen<T>(*std::move(words), std::move(view), *others, std::move(notAsKept));
}

Result<bool> RecordsToShow::anyOfOthers(const std::vector<RecordId>& records) {
    for (const auto& record : records) {
        const auto row = parts_.tables.records.row(record);
        if (!row && row.error().code != ErrorCode::NotFound)
            return row.error();
        if (row && !row->line.mine)
            return true;
    }
    return false;
}

Result<Unseen<RecordView>> RecordsToShow::record(const RecordId& record) {
    auto view = parts_.records.show(record);
    auto notAsKept = view ? notAsKeptIn(*view) : std::vector<RecordId>{};
    return sealed(std::move(view), {ViewKind::Record, {record}, {}}, std::move(notAsKept));
}

Result<Unseen<RecordWithClocks>> RecordsToShow::recordWithClocks(const RecordId& record, const Instant& now) {
    auto view = parts_.records.show(record);
    if (!view)
        return view.error();
    auto clocks = runningClocks(parts_.local, *view, now);
    if (!clocks)
        return clocks.error();
    auto notAsKept = notAsKeptIn(*view);
    return sealed(Result(RecordWithClocks{*std::move(view), *std::move(clocks)}), {ViewKind::Record, {record}, {}},
        std::move(notAsKept));
}

Result<Unseen<std::vector<HistoryRow>>> RecordsToShow::history(const RecordId& record) {
    return sealed(parts_.records.history(record), {ViewKind::History, {record}, {}});
}

Result<Picture> RecordsToShow::pictureNamed(const RecordId& record, const PictureId& id) {
    const auto view = parts_.records.show(record);
    if (!view)
        return view.error();
    const auto* picture = pictureAmong(view->fields, id);
    if (picture == nullptr)
        picture = pictureAmong(view->items, id);
    if (picture == nullptr)
        return fail(ErrorCode::NotFound, "No answer of that record is a picture of that id.");
    return *picture;
}

Result<Unseen<Bytes>> RecordsToShow::picture(const RecordId& record, const Picture& picture) {
    return sealed(parts_.pictures.open(picture), {ViewKind::Picture, {record}, {}});
}

Result<Unseen<ChildLife>> RecordsToShow::child(const Reference& person, std::size_t mostContacts) {
    auto life = parts_.children.life(person, mostContacts);
    if (!life)
        return life.error();
    View view{
        ViewKind::Child, recordsOf(life->contacts, [](const ChildContact& each) { return each.record; }), {person.id}};
    return sealed(std::move(life), std::move(view));
}

Result<Unseen<FoundAll>> RecordsToShow::find(std::string_view words, const MostFound& most) {
    FoundAll found;
    if (most.records > 0) {
        auto lines = parts_.find.find(words, most.records);
        if (!lines)
            return lines.error();
        for (auto& line : *lines)
            found.records.push_back({std::move(line), std::nullopt});
        for (std::size_t row = 0; row < std::min(most.withWords, found.records.size()); ++row) {
            auto around = parts_.find.around(found.records[row].record.id, words);
            if (!around)
                return around.error();
            found.records[row].words = *std::move(around);
        }
    }
    if (most.children > 0) {
        auto children = parts_.children.find(words, most.children);
        if (!children)
            return children.error();
        found.children = *std::move(children);
    }
    // That a record is listed says that it holds the words: all are looked at, words around or not.
    View view{ViewKind::Search, recordsOf(found.records, [](const FoundRecord& each) { return each.record.id; }), {}};
    for (const auto& child : found.children)
        view.people.push_back(child.person.id);
    return sealed(Result(std::move(found)), std::move(view));
}

Result<Unseen<std::vector<FoundWords>>> RecordsToShow::wordsAround(
    const std::vector<RecordId>& records, std::string_view words) {
    std::vector<FoundWords> found;
    found.reserve(records.size());
    for (const auto& record : records) {
        auto around = parts_.find.around(record, words);
        if (!around)
            return around.error();
        found.push_back(*std::move(around));
    }
    return sealed(Result(std::move(found)), {ViewKind::Search, records, {}});
}

Result<Unseen<std::vector<DifferenceView>>> RecordsToShow::differences() {
    auto open = parts_.differences.open();
    if (!open)
        return open.error();
    View view{ViewKind::Differences, recordsOf(*open, [](const DifferenceView& each) { return each.record.id; }), {}};
    return sealed(std::move(open), std::move(view));
}

Result<Unseen<std::vector<ReviewLine>>> RecordsToShow::queue() {
    auto lines = parts_.reviews.queue();
    if (!lines)
        return lines.error();
    View view{ViewKind::Review, recordsOf(*lines, [](const ReviewLine& each) { return each.record.id; }), {}};
    return sealed(std::move(lines), std::move(view));
}

Result<Unseen<FeedbackWaiting>> RecordsToShow::feedback() {
    auto questions = parts_.reviews.asked();
    if (!questions)
        return questions.error();
    auto feedback = parts_.reviews.feedback();
    if (!feedback)
        return feedback.error();
    View view{ViewKind::Feedback, recordsOf(*questions, [](const ReturnedAnswer& each) { return each.record; }), {}};
    for (const auto& each : *feedback)
        if (std::find(view.records.begin(), view.records.end(), each.record) == view.records.end())
            view.records.push_back(each.record);
    return sealed(Result(FeedbackWaiting{*std::move(questions), *std::move(feedback)}), std::move(view));
}

Result<Unseen<std::vector<PossibleChild>>> RecordsToShow::whoElse(
    const Reference& person, std::string_view words, std::size_t most) {
    auto found = parts_.sameChild.whoElse(person, words, most);
    if (!found)
        return found.error();
    View view{ViewKind::SameChild, {}, peopleOf(*found)};
    return sealed(std::move(found), std::move(view));
}

Result<Unseen<std::vector<FactBeside>>> RecordsToShow::beside(const Reference& one, const Reference& other) {
    return sealed(parts_.sameChild.beside(one, other), {ViewKind::SameChild, {}, {one.id, other.id}});
}

Result<Unseen<std::vector<LinkedPair>>> RecordsToShow::links(const Reference& person) {
    auto pairs = parts_.sameChild.links(person);
    if (!pairs)
        return pairs.error();
    View view{ViewKind::SameChild, {}, {}};
    for (const auto& pair : *pairs)
        for (const auto& id : {pair.one.id, pair.other.id})
            if (std::find(view.people.begin(), view.people.end(), id) == view.people.end())
                view.people.push_back(id);
    return sealed(std::move(pairs), std::move(view));
}

Result<Unseen<std::vector<PossibleChild>>> RecordsToShow::whoMayBe(
    const DraftView& draft, const RegisterKey& place, std::size_t most) {
    auto children = parts_.people.whoMayBe(draft, place, most);
    if (!children)
        return children.error();
    View view{ViewKind::SameChild, {}, peopleOf(*children)};
    return sealed(std::move(children), std::move(view));
}

} // namespace seenheard
