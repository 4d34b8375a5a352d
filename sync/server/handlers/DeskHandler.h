#pragma once

#include "sync/server/access/DeskAccess.h"
#include "sync/server/audit/AuditBook.h"
#include "sync/server/http/Router.h"
#include "sync/server/store/ServerStore.h"

#include <nlohmann/json_fwd.hpp>

namespace seenheard {

/// /v1/desk/…: what administrators, supervisors and auditors do at a desk, in JSON. Everything that is decided there
/// stands in the log or the audit under the name in the desk's
/// certificate, or of whom a sign-in names.
class DeskHandler {
public:
    /// Without `signIn` a desk is known by its certificate alone.
    DeskHandler(ServerStore& store, const ServerIdentity& identity, AuditBook& audit, const Clock& clock,
        Random& random, DeskSignIn* signIn = nullptr)
        : store_(store)
        , identity_(identity)
        , audit_(audit)
        , clock_(clock)
        , random_(random)
        , access_(store.log(), FollowedScopes(store.assignments(), store.log()), store.people(), signIn) {}

    [[nodiscard]] std::vector<Route> routes();

private:
    using Json = nlohmann::ordered_json;
    using Work = Result<Json> (DeskHandler::*)(const DeskPerson&, const nlohmann::json&);
    [[nodiscard]] Route route(const char* method, const char* path, Right right, Work work);
    [[nodiscard]] Response handle(const Request& request, Right right, Work work);
    /// Who asks, where he has that right; else what he is answered.
    [[nodiscard]] std::variant<DeskPerson, Response> deskOf(const Request& request, Right right);
    [[nodiscard]] Response trail(const Request& request);

    [[nodiscard]] Result<Json> people(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Result<Json> changePerson(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Result<Json> personLeft(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Result<Json> assign(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Result<Json> codes(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Result<Json> makeCode(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Result<Json> withdrawCode(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Result<Json> signers(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Result<Json> closeSigner(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Result<Json> commandTablet(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Result<Json> holds(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Result<Json> settleHold(const DeskPerson& desk, const nlohmann::json& asked);

    [[nodiscard]] Result<Json> changePeople(
        const DeskPerson& desk, const nlohmann::json& asked, const std::function<std::string(Person&)>& change);
    [[nodiscard]] Result<SignerState> signerAsked(const DeskPerson& desk, const nlohmann::json& asked);
    [[nodiscard]] Status perform(const DeskPerson& desk, const nlohmann::json& asked, ActKind kind, Reference subject);

    ServerStore& store_;
    const ServerIdentity& identity_;
    AuditBook& audit_;
    const Clock& clock_;
    Random& random_;
    DeskAccess access_;
};

} // namespace seenheard
