#include "tests/bench/LoadFleet.h"

#include "platform/crypto/Hashing.h"

namespace seenheard::bench {

namespace {

constexpr std::int64_t codeValidMs = 3'600'000;

/// As `seenheard-server enrol` does, without a program for each.
Result<EnrolmentCode> offered(
    ServerStore& store, const std::string& officer, const std::string& team, SystemRandom& random) {
    EnrolmentCode code;
    random.fill(code.secret);
    const auto id = store.signers().officer(officer, std::nullopt, random);
    if (!id)
        return id.error();
    const auto nowMs = SystemClock().now().utcMs;
    const auto made = store.signers().offer(
        {sha256(code.secret), *id, officer, Role::Officer, team, "Central", nowMs, nowMs + codeValidMs});
    return made ? Result(code) : made.error();
}

Result<ScriptedTablet> enrolled(HttpsClient& client, const EnrolmentCode& code, const std::string& name) {
    ScriptedTablet tablet(name);
    const auto answer = client.request("POST", "/v1/enrol", packMessage(canonicalBytes(tablet.enrolmentRequest(code))));
    if (!answer)
        return answer.error();
    const auto canonical =
        answer->status == 200 ? unpackMessage(answer->body) : fail(ErrorCode::Internal, "a tablet could not enrol");
    const auto response = canonical ? enrolmentResponseFrom(*canonical) : Result<EnrolmentResponse>(canonical.error());
    if (!response)
        return response.error();
    tablet.take(*response);
    return tablet;
}

} // namespace

Result<std::vector<LoadTablet>> enrolFleet(
    DemoForce& force, const FormDefinition& form, std::size_t tablets, std::size_t tabletsInTeam) {
    SystemRandom random;
    const auto store = force.openStore();
    if (!store)
        return store.error();
    const auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    const HttpsSettings settings{force.port(), identity->tlsAuthority.certificate, std::nullopt, 0};
    auto client = HttpsClient::connect(settings);
    if (!client)
        return client.error();
    std::vector<LoadTablet> fleet;
    for (std::size_t i = 0; i < tablets; ++i) {
        const auto code = offered(
            **store, "PC " + std::to_string(i) + " Bench", "Response " + std::to_string(i / tabletsInTeam), random);
        auto tablet =
            code ? enrolled(*client, *code, "tablet " + std::to_string(i)) : Result<ScriptedTablet>(code.error());
        if (!tablet)
            return tablet.error();
        fleet.emplace_back(*std::move(tablet), settings, form);
    }
    return fleet;
}

} // namespace seenheard::bench
