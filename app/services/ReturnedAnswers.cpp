#include "app/services/ReturnedAnswers.h"

#include "app/services/Earshot.h"
#include "platform/crypto/Hashing.h"

#include <algorithm>
#include <functional>

namespace seenheard {

namespace {

const FieldView* fieldNamed(const std::vector<FieldView>& fields, std::string_view name) {
    const auto found = std::find_if(fields.begin(), fields.end(),
        [&](const FieldView& field) { return field.field && field.field->name == name && !field.heads.empty(); });
    return found == fields.end() ? nullptr : &*found;
}

/// Accounts stand beside each other; who wrote last is believed of what has one writer.
const HeadView* lastHead(const std::vector<FieldView>& fields, std::string_view name) {
    const auto* field = fieldNamed(fields, name);
    if (!field)
        return nullptr;
    return &*std::max_element(field->heads.begin(), field->heads.end(),
        [](const HeadView& left, const HeadView& right) { return left.writtenAt.utcMs < right.writtenAt.utcMs; });
}

std::string textAt(const std::vector<FieldView>& fields, std::string_view name) {
    const auto* head = lastHead(fields, name);
    const auto* text = head ? std::get_if<Text>(&head->value) : nullptr;
    return text ? std::string(*text) : std::string();
}

bool isWithin(const RegisterKey& key, const RegisterKey& prefix) {
    return key.path.size() >= prefix.path.size()
        && std::equal(prefix.path.begin(), prefix.path.end(), key.path.begin());
}

/// Of operations in whatever order.
std::string digestOf(std::vector<std::string> operations) {
    std::sort(operations.begin(), operations.end());
    std::string all;
    for (const auto& each : operations)
        all += each + ' ';
    return sha256(bytesOf(all)).hex();
}

/// Of every answer in and below a place, what stands there, in the order in which it is read.
class Standing {
public:
    explicit Standing(RegisterKey place) : place_(std::move(place)) {}

    void take(const std::vector<FieldView>& fields) {
        for (const auto& field : fields)
            if (isWithin(field.key, place_))
                take(field);
    }
    void take(const std::vector<ItemView>& items, const std::string& child) {
        for (const auto& item : items) {
            const auto before = operations_.size();
            const auto& who = child.empty() ? item.initials : child;
            quoted_ = false;
            take(item.fields);
            // R4: stays on the words wherever they stand.
            if (quoted_ && somebodyCouldHear(item.fields))
                words_ += ", not alone";
            take(item.items, who);
            if (operations_.size() > before)
                child_ = who;
        }
    }
    [[nodiscard]] std::string digest() const { return digestOf(operations_); }
    [[nodiscard]] const std::string& words() const { return words_; }
    [[nodiscard]] const std::string& child() const { return child_; }
    [[nodiscard]] const HeadView* first() const { return first_; }
    [[nodiscard]] bool obtained() const { return obtained_; }

private:
    void take(const FieldView& field) {
        const bool isShown = !field.field || field.field->appearance != "hidden";
        for (const auto& head : field.heads) {
            operations_.push_back(head.id.entry.hex() + std::to_string(head.id.index));
            if (!isShown)
                continue;
            const bool quoted = field.field && field.field->verbatim && std::holds_alternative<Text>(head.value);
            quoted_ = quoted_ || quoted;
            words_ += (words_.empty() ? "" : "; ") + (quoted ? "“" + head.words + "”" : head.words);
            obtained_ = obtained_ || !std::holds_alternative<NotObtained>(head.value);
            if (!first_ || (head.standsIn && !first_->standsIn))
                first_ = &head;
        }
    }

    RegisterKey place_;
    std::vector<std::string> operations_;
    std::string words_;
    std::string child_;
    const HeadView* first_ = nullptr;
    bool obtained_ = false;
    bool quoted_ = false; ///< In the item that was taken last.
};

/// The child whose item a path begins with, where nothing stands below it yet.
std::string childOf(const std::vector<ItemView>& items, const RegisterKey& key) {
    if (key.path.size() > 1)
        if (const auto* id = std::get_if<ItemId>(&key.path[1]))
            for (const auto& item : items)
                if (item.id == *id)
                    return item.initials;
    return {};
}

std::string questionOf(const ItemView& item) {
    const auto* asked = lastHead(item.fields, "asked");
    const auto own = textAt(item.fields, "asked_words");
    const auto* name = asked ? std::get_if<Text>(&asked->value) : nullptr;
    return name && *name == Text("other") && !own.empty() ? own : asked ? asked->words : own;
}

} // namespace

Result<StandingAnswer> standingAnswer(const RecordView& record, std::string_view path) {
    auto key = record.form->keyOf(path);
    if (!key)
        return key.error();
    const auto* field = record.form->fieldAt(*key);
    if (!field)
        return fail(ErrorCode::UnknownField, "That path names no answer of this record.");
    Standing standing(*key);
    standing.take(record.fields);
    standing.take(record.items, {});
    const auto child = standing.child().empty() ? childOf(record.items, *key) : standing.child();
    StandingAnswer answer;
    answer.label = (child.empty() ? "" : child + ": ") + field->label;
    answer.words = standing.words();
    answer.digest = standing.digest();
    answer.obtained = standing.obtained();
    answer.verbatim = field->verbatim || field->appearance == "quotations";
    if (const auto* first = standing.first()) {
        answer.officer = first->officer;
        answer.officerName = first->officerName;
    } else if (const auto finished = finishedIn(record)) {
        answer.officer = finished->officer;
        answer.officerName = finished->officerName;
    }
    return answer;
}

std::vector<ReturnedAnswer> returnedIn(const RecordView& review) {
    std::vector<ReturnedAnswer> all;
    const auto record = reviewedBy(review);
    for (const auto& item : review.items) {
        if (item.list != "returned" || !record)
            continue;
        ReturnedAnswer returned;
        returned.review = review.summary.id;
        returned.item = item.id;
        returned.record = *record;
        returned.path = textAt(item.fields, "answer");
        returned.label = textAt(item.fields, "answer_label");
        returned.question = questionOf(item);
        if (const auto* asked = lastHead(item.fields, "asked")) {
            returned.askedBy = asked->officerName;
            returned.askedAt = asked->writtenAt;
        }
        returned.returnedTo = OfficerId::fromHex(textAt(item.fields, "returned_to")).value_or(OfficerId{});
        returned.returnedToName = textAt(item.fields, "returned_to_name");
        if (const auto* reply = lastHead(item.fields, "reply")) {
            returned.reply = reply->words;
            returned.repliedBy = reply->officerName;
        }
        returned.settled = fieldNamed(item.fields, "settled_at") != nullptr;
        returned.asRead = textAt(item.fields, "answer_as_read");
        all.push_back(std::move(returned));
    }
    return all;
}

std::vector<std::pair<OfficerId, ReviewFeedback>> feedbackIn(const RecordView& review) {
    std::vector<std::pair<OfficerId, ReviewFeedback>> all;
    const auto record = reviewedBy(review);
    const auto* words = lastHead(review.fields, "feedback");
    const auto finished = finishedIn(review);
    if (!record || !words || !finished || !std::holds_alternative<Text>(words->value))
        return all;
    for (const auto& item : review.items) {
        const auto officer = OfficerId::fromHex(textAt(item.fields, "officer"));
        if (item.list != "authors" || !officer)
            continue;
        const bool read = fieldNamed(item.fields, "feedback_acknowledged_at") != nullptr;
        all.emplace_back(*officer,
            ReviewFeedback{
                review.summary.id, *record, item.id, {}, words->officerName, words->writtenAt, words->words, read});
    }
    return all;
}

std::set<std::string> returnedBy(const FormDefinition& review, const Answers& answers) {
    std::set<std::string> paths;
    const auto list = review.keyOf("returned");
    if (!list)
        return paths;
    for (const auto& item : itemsIn(review, answers, *list)) {
        const auto key = review.keyOf("returned/" + item.hex() + "/answer");
        const auto found = key ? answers.find(*key) : answers.end();
        if (const auto* path = found == answers.end() ? nullptr : std::get_if<Text>(&found->second))
            paths.insert(*path);
    }
    return paths;
}

std::string digestOf(const RecordView& record, const std::set<std::string>& returned) {
    std::vector<std::string> operations;
    const auto take = [&](const std::vector<FieldView>& fields) {
        for (const auto& field : fields) {
            const bool isReturned = std::any_of(returned.begin(), returned.end(), [&](const std::string& path) {
                const auto key = record.form->keyOf(path);
                return key && isWithin(field.key, *key);
            });
            for (const auto& head : field.heads)
                if (!isReturned)
                    operations.push_back(head.id.entry.hex() + std::to_string(head.id.index));
        }
    };
    const std::function<void(const std::vector<ItemView>&)> takeItems = [&](const std::vector<ItemView>& items) {
        for (const auto& item : items) {
            take(item.fields);
            takeItems(item.items);
        }
    };
    take(record.fields);
    takeItems(record.items);
    return digestOf(std::move(operations));
}

std::string readBy(const RecordView& review) {
    return textAt(review.fields, "record_as_read");
}

std::optional<RecordId> reviewedBy(const RecordView& review) {
    const auto* head = lastHead(review.fields, "reviewed_record");
    const auto* reference = head ? std::get_if<Reference>(&head->value) : nullptr;
    return reference ? RecordId::fromHex(reference->id) : std::nullopt;
}

std::optional<Finished> finishedIn(const RecordView& record) {
    std::optional<Finished> last;
    for (const auto& field : record.envelope) {
        if (field.key != RegisterKey{{envelope::submitted}})
            continue;
        for (const auto& head : field.heads)
            if (head.value == Value(true) && (!last || head.writtenAt.utcMs > last->at.utcMs))
                last = Finished{head.writtenAt, head.officer, head.officerName};
    }
    return last;
}

} // namespace seenheard
