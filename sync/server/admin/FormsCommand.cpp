#include "platform/base/File.h"
#include "sync/forms/FormDefinition.h"
#include "sync/server/admin/Command.h"
#include "sync/server/sequencer/Administration.h"

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

/// Who publishes, and where results go.
struct ByWhom {
    std::string name;
    std::ostream& out;
};

Error inFile(const std::string& file, const Error& error) {
    return fail(error.code, file + ": " + error.message);
}

/// The version that a new one of this form would follow.
Result<std::optional<FormDefinition>> newestOf(CatalogueStore& catalogue, const std::string& id) {
    const auto current = catalogue.currentForms();
    if (!current)
        return current.error();
    const auto found =
        std::find_if(current->begin(), current->end(), [&id](const FormVersion& one) { return one.id == id; });
    if (found == current->end())
        return std::optional<FormDefinition>();
    const auto published = catalogue.forms(std::span(&found->hash, 1));
    if (!published)
        return published.error();
    if (published->empty())
        return fail(ErrorCode::Corrupt, "The published definition of " + id + " is not in the store.");
    auto definition = FormDefinition::fromJson(published->front().definition);
    if (!definition)
        return definition.error();
    return std::optional(std::move(*definition));
}

Status checkFollows(CatalogueStore& catalogue, const FormDefinition& form) {
    const auto history = catalogue.formHistory();
    if (!history)
        return history.error();
    for (const auto& version : *history) {
        if (version.id == form.id() && version.version == form.version())
            return fail(ErrorCode::RuleBroken,
                "Another definition of " + form.id() + " was published as version " + form.version()
                    + ". Give this one a version of its own.");
    }
    const auto newest = newestOf(catalogue, form.id());
    if (!newest)
        return newest.error();
    return *newest ? checkSuccession(**newest, form) : success();
}

Status publishOne(
    CatalogueStore& catalogue, Administration& administration, const std::string& file, const ByWhom& by) {
    const auto octets = readFile(file, limits::formBytes);
    if (!octets)
        return octets.error();
    const auto form = FormDefinition::fromJson(*octets);
    if (!form)
        return inFile(file, form.error());
    const auto known = catalogue.forms(std::span(&form->hash(), 1));
    if (!known)
        return known.error();
    if (!known->empty()) {
        by.out << form->id() << " " << form->version() << ": published before\n";
        return success();
    }
    if (auto status = checkFollows(catalogue, *form); !status)
        return inFile(file, status.error());
    if (form->writtenByServer())
        return inFile(file,
            fail(ErrorCode::NotEntitled, "A form that the server itself writes is built into it and not published."));
    const auto published = administration.publish(*form, by.name);
    if (!published)
        return inFile(file, published.error());
    by.out << form->id() << " " << form->version() << ": published\n";
    if (published->size() > 1)
        by.out << published->size() - 1 << " entries that waited for it were released\n";
    return success();
}

Status publish(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    Administration administration(**store, *identity, context.clock, context.random);
    const ByWhom by{arguments.get("by", identity->name), context.out};
    for (const auto& file : arguments.operands()) {
        if (auto status = publishOne((*store)->catalogue(), administration, file, by); !status)
            return status;
    }
    return success();
}

Status list(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto forms = (*store)->catalogue().currentForms();
    if (!forms)
        return forms.error();
    for (const auto& form : *forms)
        if (form.id != administrationForm)
            context.out << form.id << " " << form.version << " " << form.hash.hex() << " published "
                        << shownTime(form.publishedAtMs) << "\n";
    return success();
}

} // namespace

Command publishFormsCommand() {
    return {
        {"forms publish", "FILE.json", true,
            "Publishes form definitions to every tablet. A definition must keep what its earlier versions promised.",
            {storeOption(), {"by", "NAME", "Who publishes them. Default: the server's name.", false, false}}},
        publish};
}

Command listFormsCommand() {
    return {{"forms list", "", false, "Lists the newest version of each form.", {storeOption()}}, list};
}

} // namespace seenheard
