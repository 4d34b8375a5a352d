#include "sync/xlsform/Numbering.h"

#include <algorithm>

namespace seenheard {
namespace {

FieldNumber highest(const std::vector<Field>& fields) {
    FieldNumber most = envelope::firstFormField - 1;
    for (const Field& field : fields)
        most = std::max({most, field.number, highest(field.fields)});
    return most;
}

} // namespace

Numbering::Numbering(const FormDefinition* before)
    : before_(before)
    , lastField_(before == nullptr ? envelope::firstFormField - 1 : highest(before->fields())) {}

const Field* Numbering::before(const std::vector<std::string>& level, const std::string& name) const {
    if (before_ == nullptr)
        return nullptr;
    const std::vector<Field>* fields = &before_->fields();
    const auto find = [&](const std::string& wanted) {
        const auto found =
            std::find_if(fields->begin(), fields->end(), [&](const Field& each) { return each.name == wanted; });
        return found == fields->end() ? nullptr : &*found;
    };
    for (const auto& list : level) {
        const Field* outer = find(list);
        if (outer == nullptr)
            return nullptr;
        fields = &outer->fields;
    }
    return find(name);
}

FieldNumber Numbering::field(const std::vector<std::string>& level, const std::string& name) {
    const Field* known = before(level, name);
    return known != nullptr ? known->number : ++lastField_;
}

FieldNumber Numbering::choice(
    const std::vector<std::string>& level, const std::string& field, const std::string& name) {
    const Field* known = before(level, field);
    if (known != nullptr)
        if (const Choice* choice = known->choice(name))
            return choice->number;
    std::string path;
    for (const auto& list : level)
        path += list + "/";
    auto [last, fresh] = lastChoice_.emplace(path + field, FieldNumber{0});
    if (fresh && known != nullptr)
        for (const Choice& choice : known->choices)
            last->second = std::max(last->second, choice.number);
    return ++last->second;
}

} // namespace seenheard
