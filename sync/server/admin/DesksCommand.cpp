#include "platform/base/File.h"
#include "sync/protocol/Rights.h"
#include "sync/server/access/EnrolmentOffice.h"
#include "sync/server/access/Pem.h"
#include "sync/server/admin/ActCommand.h"

#include <algorithm>
#include <array>
#include <ostream>

namespace seenheard {

namespace {

constexpr std::array deskRights{
    Right::ReleaseHold, Right::Enrol, Right::CloseTablet, Right::ManagePeople, Right::Export};
constexpr std::size_t pemBytes = 64ULL * 1024;

Status admit(const Arguments& arguments, const CommandContext& context) {
    const auto decider = deciderFrom(arguments);
    if (!decider)
        return decider.error();
    const auto pem = readFile(arguments.operands().front(), pemBytes);
    if (!pem)
        return pem.error();
    const auto publicKey = publicKeyIn(textOf(BytesView(*pem)));
    if (!publicKey)
        return publicKey.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    if (auto status = checkNotStopped(**store); !status)
        return status;
    const auto identity = (*store)->identity();
    const auto people = (*store)->people().people();
    if (!identity || !people)
        return !identity ? identity.error() : people.error();
    const auto person = std::ranges::find(*people, arguments.get("person"), &Person::id);
    if (person == people->end() || person->leftAtMs)
        return fail(ErrorCode::NotFound,
            "There is no person '" + arguments.get("person")
                + "'. 'seenheard-server people list' shows those that are loaded.");
    if (std::ranges::none_of(deskRights, [&](Right right) { return may(person->role, right); }))
        return fail(
            ErrorCode::InvalidInput, "The role " + std::string(wordFor(person->role)) + " may do nothing at a desk.");
    const auto made = EnrolmentOffice(**store, *identity, context.clock, context.random)
                          .make({person->name, person->officer, person->role, person->team, person->district,
                              arguments.get("name"), 1, decider->by, decider->why, SignerId{}});
    if (!made)
        return made.error();
    const auto nowMs = context.clock.now().utcMs;
    // A desk signs nothing, so nobody keeps the key that its enrolment is known by.
    const auto signingKey = SigningKey::generate(context.random).publicKey();
    const auto enrolled =
        (*store)->signers().redeem(made->offer.secretHash, signingKey, nowMs, [&](const EnrolmentOffer& offer) {
            return issueSigner(*identity, offer, {signingKey, *publicKey, arguments.get("name")}, nowMs);
        });
    if (!enrolled)
        return enrolled.error();
    context.out << pemOf(enrolled->tlsCertificate);
    if (const auto file = arguments.find("authority")) {
        const auto authority = pemOf(identity->tlsAuthority.certificate);
        if (auto written = writeFileDurably(*file, bytesOf(authority), 0644); !written)
            return written;
    }
    context.err << "For " << person->name << ", " << wordFor(person->role) << ", at '" << arguments.get("name")
                << "'. 'signers revoke " << enrolled->certificate.signer().hex() << "' ends it.\n";
    return success();
}

} // namespace

Command admitDeskCommand() {
    auto options = actOptions();
    options.push_back({"person", "ID", "Who sits there, as loaded by 'people load'.", true, false});
    options.push_back({"name", "NAME", "What the desk is called in lists.", true, false});
    options.push_back(
        {"authority", "FILE", "Where the certificate of the server's authority is written.", false, false});
    return {
        {"desks admit", "PUBLIC-KEY", false,
            "Prints a TLS certificate for a desk from which an administrator, supervisor or auditor asks the server "
            "(/v1/desk/..., docs/server.md). PUBLIC-KEY is an EC P-256 key as PEM; the private one stays there.",
            std::move(options)},
        admit};
}

} // namespace seenheard
