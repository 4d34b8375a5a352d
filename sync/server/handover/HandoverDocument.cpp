#include "sync/server/handover/HandoverDocument.h"

#include "platform/crypto/Hashing.h"
#include "sync/forms/Answers.h"
#include "sync/forms/IsoTime.h"

#include <algorithm>

namespace seenheard {

namespace {

using nlohmann::ordered_json;

/// What a child is afraid of others knowing; it stands before everything else.
constexpr std::string_view worryField = "child_worried_if_told";

/// Whose words stand in the record, and who of them has finished.
class Authors {
public:
    Authors(const RecordState& state, const SignersById& signers) : state_(state), signers_(signers) {
        if (const auto* heads = headsAt(state, {{envelope::submitted}})) {
            for (const auto& head : *heads) {
                if (head.value == Value(true))
                    finished_.insert_or_assign(officer(head.id.signer), head.id);
            }
        }
    }

    [[nodiscard]] const std::map<OfficerId, OperationId>& finished() const { return finished_; }
    [[nodiscard]] bool hasFinished(const OperationId& operation) const {
        return finished_.contains(officer(operation.signer));
    }
    [[nodiscard]] std::string name(const SignerId& signer) const {
        const auto found = signers_.find(signer);
        return found == signers_.end() ? "not known here" : found->second.officerName;
    }
    /// Who, on which tablet, when, with what clock, in which entry.
    [[nodiscard]] ordered_json said(const OperationId& operation) const {
        const auto found = signers_.find(operation.signer);
        ordered_json json{{"officer", name(operation.signer)}};
        if (found != signers_.end()) {
            json["role"] = wordFor(found->second.role);
            json["tablet"] = found->second.tabletName;
        }
        if (const auto at = state_.writtenAt(operation)) {
            json["at"] = isoText(*at);
            json["clock"] = wordFor(at->quality);
        }
        json["signer"] = operation.signer.hex();
        json["number"] = operation.number;
        json["entry"] = operation.entry.hex();
        return json;
    }

private:
    [[nodiscard]] OfficerId officer(const SignerId& signer) const {
        const auto found = signers_.find(signer);
        return found == signers_.end() ? OfficerId{} : found->second.officer;
    }

    const RecordState& state_;
    const SignersById& signers_;
    std::map<OfficerId, OperationId> finished_;
};

/// The label of what a register holds; of an `each` field the choice with it.
std::string labelOf(const Field& field, const RegisterKey& key) {
    if (const auto* number = std::get_if<FieldNumber>(&key.path.back()); number != nullptr && *number != field.number) {
        if (const auto* choice = field.choice(*number))
            return field.label + " " + choice->label;
    }
    return field.label;
}

/// "Child 2, Quotation 1"; empty for what is of the record itself.
class Places {
public:
    explicit Places(const FormDefinition& form) : form_(form) {}

    std::string of(const RegisterKey& key) {
        std::string words;
        RegisterKey above;
        for (const auto& step : key.path) {
            above.path.push_back(step);
            if (!std::holds_alternative<ItemId>(step))
                continue;
            auto list = above;
            list.path.pop_back();
            const auto* field = form_.fieldAt(list);
            auto& numbers = numbers_[list];
            const auto number = numbers.emplace(std::get<ItemId>(step), numbers.size() + 1).first->second;
            const auto noun = field == nullptr || field->itemNoun.empty() ? "Item" : field->itemNoun;
            words += (words.empty() ? "" : ", ") + noun + " " + std::to_string(number);
        }
        return words;
    }

private:
    const FormDefinition& form_;
    std::map<RegisterKey, std::map<ItemId, std::size_t>> numbers_;
};

ordered_json headJson(const FormDefinition& form, const Field& field, const Head& head, const Authors& authors) {
    ordered_json json{{"value", ordered_json::parse(jsonFrom(field, head.value).dump())},
        {"words", wordsFor(form, field, head.value)}};
    if (head.reason)
        json["reason"] = *head.reason;
    json["said"] = authors.said(head.id);
    return json;
}

void put(std::string& text, const std::string& indent, const std::string& words) {
    text += indent;
    for (const char letter : words) {
        text += letter;
        if (letter == '\n')
            text += indent;
    }
    text += '\n';
}

std::string bySaid(const ordered_json& said) {
    std::string text = said.value("officer", "");
    if (said.contains("at")) {
        const auto at = instantFrom(said["at"].get<std::string>());
        text += ", " + (at ? momentWords(*at) : said["at"].get<std::string>());
    }
    if (said.contains("tablet"))
        text += ", on " + said["tablet"].get<std::string>();
    if (said.value("clock", "") == "suspect")
        text += " (its clock was suspect)";
    return text;
}

} // namespace

std::optional<HandoverDocument> HandoverDocument::of(
    const FormDefinition& form, const RecordState& state, const SignersById& signers) {
    const Authors authors(state, signers);
    if (authors.finished().empty())
        return std::nullopt;
    ordered_json content{{"record", state.id.hex()},
        {"form", {{"id", form.id()}, {"version", form.version()}, {"title", form.title()}}}};
    auto submitted = ordered_json::array();
    for (const auto& [officer, operation] : authors.finished())
        submitted.push_back(authors.said(operation));
    auto about = ordered_json::array();
    auto warnings = ordered_json::array();
    auto answers = ordered_json::array();
    std::set<std::string> unfinished;
    Places places(form);
    for (const auto& [key, heads] : state.registers) {
        const auto* field = form.fieldAt(key);
        const auto path = form.pathOf(key);
        auto kept = ordered_json::array();
        for (const auto& head : heads) {
            if (!authors.hasFinished(head.id)) {
                unfinished.insert(authors.name(head.id.signer));
                continue;
            }
            if (isEnvelope(key, envelope::about)) {
                if (const auto* reference = std::get_if<Reference>(&head.value))
                    about.push_back({{"kind", reference->kind}, {"id", reference->id}});
            }
            if (field != nullptr)
                kept.push_back(headJson(form, *field, head, authors));
        }
        // Octets are what a tablet signed, which is the log's and not the records system's.
        if (field == nullptr || !path || kept.empty() || isEnvelope(key, envelope::recovered))
            continue;
        const auto place = places.of(key);
        if (field->name == worryField) {
            for (const auto& head : kept)
                warnings.push_back({{"where", place}, {"words", head["words"]}});
        }
        const bool isFinding = field->kind == FieldKind::Finding;
        answers.push_back({{"path", *path}, {"where", place}, {"label", labelOf(*field, key)},
            {"kind", isFinding ? "finding" : "account"}, {"differs", isFinding && kept.size() > 1},
            {"heads", std::move(kept)}});
    }
    content["about"] = std::move(about);
    content["submitted"] = std::move(submitted);
    content["not_finished"] = unfinished;
    content["who_must_not_know"] = std::move(warnings);
    content["answers"] = std::move(answers);
    return HandoverDocument(std::move(content));
}

Hash HandoverDocument::digest() const {
    return sha256(bytesOf(content_.dump()));
}

std::string HandoverDocument::json(std::uint64_t revision, std::uint64_t replaces) const {
    ordered_json json{{"format", "seenheard-handover"}, {"version", formatVersion}, {"revision", revision},
        {"replaces", replaces == 0 ? ordered_json() : ordered_json(replaces)}, {"sha256", digest().hex()},
        {"content", content_}};
    return json.dump(2) + "\n";
}

std::string HandoverDocument::text(std::uint64_t revision, std::uint64_t replaces) const {
    std::string text = "OFFICIAL-SENSITIVE\n\n" + content_["form"]["title"].get<std::string>() + "\n";
    text += "Record " + content_["record"].get<std::string>() + ", revision " + std::to_string(revision);
    text += replaces == 0 ? "\n" : ", in place of revision " + std::to_string(replaces) + "\n";
    for (const auto& about : content_["about"])
        text += "About: " + about["kind"].get<std::string>() + " " + about["id"].get<std::string>() + "\n";
    for (const auto& said : content_["submitted"])
        text += "Finished by " + bySaid(said) + "\n";
    for (const auto& name : content_["not_finished"])
        text += "Not finished, and not in here: " + name.get<std::string>() + "\n";
    if (!content_["who_must_not_know"].empty())
        text += "\nWHO MUST NOT KNOW\n";
    for (const auto& warning : content_["who_must_not_know"]) {
        const auto where = warning["where"].get<std::string>();
        put(text, "    ", (where.empty() ? "" : where + ": ") + warning["words"].get<std::string>());
    }
    std::optional<std::string> place;
    for (const auto& answer : content_["answers"]) {
        if (const auto where = answer["where"].get<std::string>(); place != where) {
            place = where;
            text += "\n";
            text += where.empty() ? "The record" : where;
            text += "\n";
        }
        text += "\n" + answer["label"].get<std::string>()
            + (answer["differs"].get<bool>() ? "   (officers differ, nobody has decided)" : "") + "\n";
        for (const auto& head : answer["heads"]) {
            put(text, "    ", head["words"].get<std::string>());
            put(text, "      ", "- " + bySaid(head["said"]));
            if (head.contains("reason"))
                put(text, "      ", "- because: " + head["reason"].get<std::string>());
        }
    }
    return text + "\nSHA-256 of the content: " + digest().hex() + "\n";
}

} // namespace seenheard
