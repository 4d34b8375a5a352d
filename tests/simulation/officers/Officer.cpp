#include "tests/simulation/officers/Officer.h"

#include "app/services/AnswerOperations.h"
#include "tests/simulation/world/Canary.h"
#include "tests/simulation/world/IncidentForm.h"

#include <algorithm>

namespace seenheard {

namespace {

template<std::size_t Size>
Text oneOf(const std::array<const char*, Size>& words, Chance& chance) {
    return words[chance.below(Size)];
}

/// A child of the incident: both officers pick the same from what was loaded, or note one of their own.
ItemId child(const RecordId& record, Chance& chance) {
    ItemId id;
    std::copy(record.octets.begin(), record.octets.end(), id.octets.begin());
    id.octets.back() = static_cast<std::uint8_t>(chance.below(3));
    return id;
}

Text something(Chance& chance) {
    return Text(canary) + std::to_string(chance.next());
}

Answers someAnswers(const RecordId& record, Chance& chance) {
    Answers answers;
    const auto put = [&](std::vector<RegisterKey::Component> path, Value value) {
        answers.emplace(RegisterKey{std::move(path)}, std::move(value));
    };
    constexpr std::array concerns{"serious", "some", "none"};
    constexpr std::array safeties{"unsafe", "safe"};
    for (auto many = 1 + chance.below(3); many > 0; --many) {
        switch (chance.below(10)) {
        case 0:
        case 1:
            put({incident::concern}, chance.oneIn(6) ? Value(NotObtained{"asleep", ""}) : oneOf(concerns, chance));
            break;
        case 2: put({incident::words}, something(chance)); break;
        case 3: put({incident::telephone}, something(chance).substr(0, 40)); break;
        case 4: put({incident::risks, static_cast<FieldNumber>(1 + chance.below(3))}, !chance.oneIn(3)); break;
        case 5: put({incident::children, child(record, chance), incident::demeanour}, something(chance)); break;
        case 6:
        case 7: put({incident::children, child(record, chance), incident::safety}, oneOf(safeties, chance)); break;
        case 8:
            put({incident::children, child(record, chance), incident::person},
                Reference{"person", "child-" + std::to_string(chance.below(knownChildren))});
            break;
        default:
            if (chance.oneIn(3))
                put({envelope::submitted}, true);
            else
                put({incident::words}, Cleared{});
            break;
        }
    }
    return answers;
}

} // namespace

Author Officer::author() const {
    const auto& me = tablet_.officer().certificate;
    return {me.signer(), me.officer, tablet_.store().role(me) == Role::Supervisor};
}

bool Officer::save(const RecordId& record, const FormDefinition& form, std::vector<Operation> operations, bool honest) {
    if (operations.empty())
        return false;
    auto header = tablet_.store().nextHeader();
    if (!header)
        return false;
    header->form = {form.id(), form.hash()};
    header->writtenAt = tablet_.clock().now();
    header->unfinished = chance_.oneIn(2);
    std::vector<Part> parts{{record, std::move(operations)}};
    VerifiedEntry content{{}, *header, {parts.front()}};
    const auto entry = signEntry(*std::move(header), parts, tablet_.officer().key, tablet_.chance());
    content.id = entryIdOf(entry.header);
    content.header = entryHeaderFrom(entry.header).value();
    WrittenEntry written;
    written.officer = tablet_.officer().certificate.officer;
    written.certified = tablet_.officer().certificate.role;
    written.tablet = tablet_.number();
    written.honest = honest;
    written.disturbed = tablet_.disturbed;
    written.blind = tablet_.damaged.contains(record);
    written.content = std::move(content);
    const auto id = written.content.id;
    // Signed is written: a crash may keep what was never acknowledged.
    ledger_.write(entry, std::move(written));
    if (!tablet_.store().saveEntry(entry)) {
        // The box may have stayed behind the store: an older copy of the store would then use that number again.
        tablet_.boxMayBeBehind = true;
        return true;
    }
    ledger_.find(id)->saved = true;
    tablet_.saidSaved(id);
    tablet_.driver().wake();
    return true;
}

bool Officer::record(const RecordId& record) {
    const auto seen = tablet_.store().read(record);
    if (!seen)
        return false;
    auto answers = someAnswers(record, chance_);
    answers.emplace(RegisterKey{{envelope::team}}, Text(tablet_.officer().team));
    WritingContext context{
        &incidentForm(), &seen->shown, &seen->waiting, officerOf_, author(), chance_.oneIn(3) ? "seen again" : ""};
    auto operations = operationsFor(context, answers);
    if (!operations) {
        context.reason = "a colleague was told";
        operations = operationsFor(context, answers);
    }
    return operations && save(record, incidentForm(), *std::move(operations), true);
}

bool Officer::recordWithLateForm(const RecordId& record) {
    Operation operation{RegisterKey{{incident::words}}, something(chance_), {}, std::nullopt, std::nullopt};
    return save(record, lateForm(), {std::move(operation)}, true);
}

bool Officer::decide(const RecordId& record) {
    const auto seen = tablet_.store().read(record);
    if (!seen)
        return false;
    WritingContext context{&incidentForm(), &seen->shown, &seen->waiting, officerOf_, author(), "both were asked"};
    for (const auto& [key, heads] : seen->shown.registers) {
        const auto policy = incidentForm().policyAt(key);
        const auto* field = incidentForm().fieldAt(key);
        if (policy.standIn != StandInPolicy::Protective || field == nullptr || heads.size() < 2)
            continue;
        auto operations = decisionFor(context, key, *field, heads[chance_.below(heads.size())].value);
        if (operations && !operations->empty())
            return save(record, incidentForm(), *std::move(operations), true);
    }
    return false;
}

bool Officer::breakRule(const RecordId& record) {
    const auto seen = tablet_.store().read(record);
    if (!seen)
        return false;
    std::vector<Operation> breaches;
    for (const auto& [key, heads] : seen->shown.registers) {
        const auto policy = incidentForm().policyAt(key);
        if (policy.standIn == StandInPolicy::Latest || !std::holds_alternative<Text>(heads.front().value))
            continue;
        const auto others = std::ranges::find_if(
            heads, [&](const Head& head) { return officerOf_(head.id.signer) != author().officer; });
        if (others == heads.end())
            continue;
        Operation operation{key, others->value, {others->id}, std::nullopt, std::nullopt};
        if (!author().mayDecide)
            operation.reason = "because";
        breaches.push_back(std::move(operation));
    }
    if (breaches.empty())
        return false;
    return save(record, incidentForm(), {breaches[chance_.below(breaches.size())]}, false);
}

} // namespace seenheard
