#include "sync/server/admin/FormsCommand.h"

#include "platform/base/File.h"
#include "sync/protocol/Identity.h"
#include "sync/server/sequencer/Administration.h"

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

Error inFile(const std::string& file, const Error& error) {
    return fail(error.code, file + ": " + error.message);
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
    const auto newest = newestForm(catalogue, form.id());
    if (!newest)
        return newest.error();
    return *newest ? checkSuccession(**newest, form) : success();
}

/// Only the newest version is offered, so only that one can be offered again.
Status offerAgain(ServerStore& store, const FormDefinition& form, const ByWhom& by, Administration& administration) {
    const auto withdrawal = withdrawalOf(store, form.hash());
    if (!withdrawal)
        return withdrawal.error();
    if (!*withdrawal) {
        by.out << form.id() << " " << form.version() << ": published before\n";
        return success();
    }
    const auto done = administration.perform({{ActKind::FormPublished, formNamed(form.hash()), by.name, {},
        std::nullopt, form.id() + " " + form.version()}});
    if (!done)
        return done.error();
    by.out << form.id() << " " << form.version() << ": offered again\n";
    return success();
}

Status publish(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    const ByWhom by{arguments.get("by", identity->name), context.out};
    for (const auto& file : arguments.operands()) {
        const auto octets = readFile(file, limits::formBytes);
        if (!octets)
            return octets.error();
        const auto form = FormDefinition::fromJson(*octets);
        if (!form)
            return inFile(file, form.error());
        if (auto status = publishForm(**store, *form, by, context); !status)
            return inFile(file, status.error());
    }
    return success();
}

} // namespace

Result<std::optional<FormDefinition>> newestForm(CatalogueStore& catalogue, const std::string& id) {
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

Result<std::optional<Withdrawal>> withdrawalOf(ServerStore& store, const Hash& form) {
    const auto identity = store.identity();
    if (!identity)
        return identity.error();
    const auto id = Identity(copyOf(identity->identityKey.view())).record(administrationForm, formNamed(form));
    const auto record = store.log().record(id);
    if (!record && record.error().code != ErrorCode::NotFound)
        return record.error();
    const auto act = record ? actIn(record->state) : std::nullopt;
    if (!act || act->kind != ActKind::FormWithdrawn)
        return std::optional<Withdrawal>();
    return std::optional(Withdrawal{act->by, act->why});
}

Status publishForm(ServerStore& store, const FormDefinition& form, const ByWhom& by, const CommandContext& context) {
    const auto identity = store.identity();
    if (!identity)
        return identity.error();
    Administration administration(store, *identity, context.clock, context.random);
    const auto known = store.catalogue().forms(std::span(&form.hash(), 1));
    if (!known)
        return known.error();
    if (!known->empty())
        return offerAgain(store, form, by, administration);
    if (auto status = checkFollows(store.catalogue(), form); !status)
        return status;
    if (form.writtenBy() != FormWriter::Officers)
        return fail(ErrorCode::NotEntitled,
            "A form that the server or a tablet writes by itself is built into them and not published.");
    const auto published = administration.publish(form, by.name);
    if (!published)
        return published.error();
    by.out << form.id() << " " << form.version() << ": published\n";
    if (published->size() > 1)
        by.out << published->size() - 1 << " entries that waited for it were released\n";
    return success();
}

Command publishFormsCommand() {
    return {
        {"forms publish", "FILE.json", true,
            "Publishes form definitions to every tablet. A definition must keep what its earlier versions promised.",
            {storeOption(), {"by", "NAME", "Who publishes them. Default: the server's name.", false, false}}},
        publish};
}

} // namespace seenheard
