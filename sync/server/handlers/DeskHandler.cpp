#include "sync/server/handlers/DeskHandler.h"

#include "sync/forms/IsoTime.h"
#include "sync/forms/Json.h"
#include "sync/server/access/EnrolmentOffice.h"
#include "sync/server/audit/AuditTrail.h"
#include "sync/server/http/Refusal.h"
#include "sync/server/people/PeopleRegister.h"
#include "sync/server/sequencer/Administration.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace seenheard {

namespace {

using Json = nlohmann::ordered_json;
using nlohmann::json;

constexpr std::size_t deskBytes = 64ULL * 1024;
constexpr std::size_t mostReasonBytes = 2000;
constexpr std::string_view jsonType = "application/json";

std::string shown(std::int64_t utcMs) {
    return isoText(Instant{utcMs, 0, ClockQuality::Synced});
}

Response jsonResponse(int status, const Json& content) {
    return {status, std::string(jsonType), copyOf(bytesOf(content.dump() + "\n")), {}};
}

/// The same words that a tablet would get, as JSON.
Response jsonRefusal(const Error& error) {
    const auto refused = refusal(error);
    const auto told = errorAnswerFrom(refused.body);
    return jsonResponse(
        refused.status, {{"error", told ? told->code : "internal"}, {"message", told ? told->message : std::string()}});
}

Result<std::string> textIn(const json& asked, const std::string& name, std::size_t most, bool needed = true) {
    const auto found = asked.find(name);
    if (found == asked.end() && !needed)
        return std::string();
    const auto text = found != asked.end() && found->is_string() ? found->get<std::string>() : std::string();
    const bool printable =
        std::ranges::none_of(text, [](char character) { return character >= '\0' && character < ' '; });
    if (text.find_first_not_of(' ') == std::string::npos || text.size() > most || !printable)
        return fail(
            ErrorCode::InvalidInput, "'" + name + "' has to be a text of 1 to " + std::to_string(most) + " octets.");
    return text;
}

Result<std::string> reasonIn(const json& asked) {
    return textIn(asked, "reason", mostReasonBytes);
}

template<typename IdType>
Result<IdType> idIn(const json& asked, const std::string& name) {
    const auto text = textIn(asked, name, 2 * IdType::size);
    const auto id = text ? IdType::fromHex(*text) : std::nullopt;
    if (!id || id->isZero())
        return fail(ErrorCode::InvalidInput,
            "'" + name + "' has to be " + std::to_string(2 * IdType::size) + " hexadecimal digits.");
    return *id;
}

/// One of the words that a request may say.
Result<std::string> wordIn(const json& asked, const std::string& name, const std::vector<std::string>& words) {
    auto word = textIn(asked, name, limits::nameBytes);
    if (word && std::ranges::find(words, *word) != words.end())
        return word;
    std::string all;
    for (const auto& each : words)
        all += (all.empty() ? "" : ", ") + each;
    return fail(ErrorCode::InvalidInput, "'" + name + "' has to be one of: " + all + ".");
}

Error notYours() {
    return fail(ErrorCode::NotEntitled, "That concerns a team that you do not follow.");
}

Json jsonOf(const Person& person) {
    return {{"id", person.id}, {"name", person.name}, {"role", wordFor(person.role)}, {"team", person.team},
        {"district", person.district}, {"left", person.leftAtMs ? Json(shown(*person.leftAtMs)) : Json(nullptr)}};
}

std::string parameterIn(const std::string& query, const std::string& name) {
    for (std::size_t from = 0; from < query.size();) {
        const auto until = std::min(query.find('&', from), query.size());
        const auto pair = query.substr(from, until - from);
        if (pair.starts_with(name + "="))
            return pair.substr(name.size() + 1);
        from = until + 1;
    }
    return {};
}

} // namespace

std::vector<Route> DeskHandler::routes() {
    return {route("GET", "/v1/desk/people", Right::ManagePeople, &DeskHandler::people),
        route("POST", "/v1/desk/people", Right::ManagePeople, &DeskHandler::changePerson),
        route("POST", "/v1/desk/people/leave", Right::ManagePeople, &DeskHandler::personLeft),
        route("POST", "/v1/desk/assignments", Right::ManagePeople, &DeskHandler::assign),
        route("GET", "/v1/desk/codes", Right::Enrol, &DeskHandler::codes),
        route("POST", "/v1/desk/codes", Right::Enrol, &DeskHandler::makeCode),
        route("POST", "/v1/desk/codes/withdraw", Right::Enrol, &DeskHandler::withdrawCode),
        route("GET", "/v1/desk/signers", Right::CloseTablet, &DeskHandler::signers),
        route("POST", "/v1/desk/signers/close", Right::CloseTablet, &DeskHandler::closeSigner),
        route("POST", "/v1/desk/tablets/command", Right::CloseTablet, &DeskHandler::commandTablet),
        route("GET", "/v1/desk/holds", Right::ReleaseHold, &DeskHandler::holds),
        route("POST", "/v1/desk/holds/settle", Right::ReleaseHold, &DeskHandler::settleHold),
        {"GET", "/v1/desk/audit", 0, true, [this](const Request& request) { return trail(request); }, false,
            access_.takesTokens()}};
}

Route DeskHandler::route(const char* method, const char* path, Right right, Work work) {
    return {method, path, std::string_view(method) == "POST" ? deskBytes : 0, true,
        [this, right, work](const Request& request) { return handle(request, right, work); }, false,
        access_.takesTokens()};
}

Response DeskHandler::handle(const Request& request, Right right, Work work) {
    const auto desk = deskOf(request, right);
    if (const auto* refused = std::get_if<Response>(&desk))
        return *refused;
    const auto& person = std::get<DeskPerson>(desk);
    json asked = json::object();
    if (request.head.method == "POST") {
        auto read = parseJson(textOf(BytesView(request.body)));
        if (!read || !read->is_object())
            return jsonRefusal(!read ? read.error() : fail(ErrorCode::InvalidInput, "A JSON object is expected."));
        asked = *std::move(read);
        const auto standing = store_.log().standing();
        if (!standing || *standing == LogStanding::Stopped)
            return jsonRefusal(!standing ? standing.error() : fail(ErrorCode::Busy, "The store was restored."));
    }
    auto done = (this->*work)(person, asked);
    return done ? jsonResponse(200, *done) : jsonRefusal(done.error());
}

std::variant<DeskPerson, Response> DeskHandler::deskOf(const Request& request, Right right) {
    constexpr int secondsForKeys = 5;
    auto who = access_.whoAsks(request.head);
    const bool byToken = !request.head.tablet && request.head.bearer;
    if (!who && byToken && who.error().code == ErrorCode::Busy) {
        auto later = jsonResponse(503, {{"error", wordFor(ErrorCode::Busy)}, {"message", who.error().message}});
        later.retryAfterSeconds = secondsForKeys;
        return later;
    }
    // 403 is what somebody may not do; with such a token nobody is known.
    if (!who && byToken && who.error().code == ErrorCode::NotEntitled)
        return jsonResponse(401, {{"error", wordFor(ErrorCode::NotEntitled)}, {"message", who.error().message}});
    if (!who)
        return jsonRefusal(who.error());
    if (const auto allowed = DeskAccess::check(*who, right); !allowed)
        return jsonRefusal(allowed.error());
    return *std::move(who);
}

Status DeskHandler::perform(const DeskPerson& desk, const json& asked, ActKind kind, Reference subject) {
    const auto why = reasonIn(asked);
    if (!why)
        return why.error();
    const auto done = Administration(store_, identity_, clock_, random_)
                          .perform({{kind, std::move(subject), desk.name, *why, std::nullopt, {}}});
    return done ? success() : Status(done.error());
}

Result<Json> DeskHandler::people(const DeskPerson&, const json&) {
    const auto people = store_.people().people();
    if (!people)
        return people.error();
    auto all = Json::array();
    for (const auto& person : *people)
        all.push_back(jsonOf(person));
    return Json{{"people", std::move(all)}};
}

Result<Json> DeskHandler::changePeople(
    const DeskPerson& desk, const json& asked, const std::function<std::string(Person&)>& change) {
    const auto why = reasonIn(asked);
    const auto id = textIn(asked, "id", 64);
    if (!why || !id)
        return !why ? why.error() : id.error();
    const auto people = store_.people().people();
    if (!people)
        return people.error();
    const auto known = std::ranges::find(*people, *id, &Person::id);
    Person person = known == people->end() ? Person{*id, {}, {}, Role::Officer, {}, {}, std::nullopt} : *known;
    if (auto fault = change(person); !fault.empty())
        return fail(ErrorCode::InvalidInput, fault);
    const PeopleDecider decider{desk.name, *why, desk.signer, clock_.now().utcMs};
    PeopleRegister people_(store_, identity_, clock_, random_);
    const auto plan = people_.plan({{person}, std::nullopt, {}, false}, decider);
    if (!plan)
        return plan.error();
    if (auto done = people_.carryOut(*plan, decider); !done)
        return done.error();
    return Json{{"person", jsonOf(person)}, {"changes", plan->lines}};
}

Result<Json> DeskHandler::changePerson(const DeskPerson& desk, const json& asked) {
    const auto stored = PeopleRegister(store_, identity_, clock_, random_).storedSets();
    const auto places = stored ? KnownPlaces::of({}, *stored) : Result<KnownPlaces>(stored.error());
    if (!places)
        return places.error();
    return changePeople(desk, asked, [&](Person& person) -> std::string {
        for (const auto& [name, place] : {std::pair{"name", &person.name}, std::pair{"team", &person.team},
                 std::pair{"district", &person.district}}) {
            const auto text = textIn(asked, name, limits::nameBytes, place->empty());
            if (!text)
                return text.error().message;
            if (!text->empty())
                *place = *text;
        }
        const auto word = textIn(asked, "role", limits::nameBytes, false);
        const auto role = word && word->empty() ? std::optional(person.role) : roleFrom(word ? *word : std::string());
        if (!role || *role == Role::Server)
            return "'role' is no role. " + wordsOfRoles();
        person.role = *role;
        person.leftAtMs.reset();
        return faultOf(person, *places);
    });
}

Result<Json> DeskHandler::personLeft(const DeskPerson& desk, const json& asked) {
    return changePeople(desk, asked, [this](Person& person) -> std::string {
        if (person.officer.isZero())
            return "There is no person of that id.";
        if (!person.leftAtMs)
            person.leftAtMs = clock_.now().utcMs;
        return {};
    });
}

Result<Json> DeskHandler::assign(const DeskPerson& desk, const json& asked) {
    const auto why = reasonIn(asked);
    const auto id = textIn(asked, "id", 64);
    const auto text = textIn(asked, "scope", limits::nameBytes + 32);
    const auto follows = asked.find("follows");
    if (!why || !id || !text)
        return !why ? why.error() : !id ? id.error() : text.error();
    auto scope = assignableScopeFrom(*text);
    if (!scope || follows == asked.end() || !follows->is_boolean())
        return fail(ErrorCode::InvalidInput,
            "'scope' has to be team:NAME, home:ID, missing_children:DISTRICT or child:ID, and 'follows' true or "
            "false.");
    const auto stored = PeopleRegister(store_, identity_, clock_, random_).storedSets();
    const auto places = stored ? KnownPlaces::of({}, *stored) : Result<KnownPlaces>(stored.error());
    if (!places)
        return places.error();
    if (auto fault = faultOf(*scope, *places); !fault.empty() && follows->get<bool>())
        return fail(ErrorCode::InvalidInput, fault);
    const auto people = store_.people().people();
    if (!people)
        return people.error();
    const auto person = std::ranges::find(*people, *id, &Person::id);
    if (person == people->end() || person->leftAtMs)
        return fail(ErrorCode::NotFound, "There is no person of that id.");
    const bool begins = follows->get<bool>();
    PeopleChange change;
    (begins ? change.assigned : change.unassigned).push_back({person->officer, *scope});
    change.audit.push_back({0, clock_.now().utcMs, AuditKind::Administration, begins ? "assigned" : "unassigned",
        desk.signer, desk.name, *why, person->id, {}, *text, {}});
    if (auto done = store_.people().apply(change, clock_.now().utcMs); !done)
        return done.error();
    return Json{{"id", person->id}, {"scope", *text}, {"follows", begins}};
}

Result<Json> DeskHandler::codes(const DeskPerson& desk, const json&) {
    const auto open = store_.signers().openOffers();
    if (!open)
        return open.error();
    auto all = Json::array();
    for (const auto& offer : *open) {
        if (!desk.looksAfter(offer.team))
            continue;
        all.push_back({{"code_id", offer.shownId()}, {"officer", offer.officerName}, {"role", wordFor(offer.role)},
            {"team", offer.team}, {"tablet", offer.tabletName}, {"by", offer.by}, {"why", offer.reason},
            {"made", shown(offer.offeredAtMs)}, {"expires", shown(offer.expiresAtMs)}});
    }
    return Json{{"codes", std::move(all)}};
}

Result<Json> DeskHandler::makeCode(const DeskPerson& desk, const json& asked) {
    const auto why = reasonIn(asked);
    const auto id = textIn(asked, "id", 64);
    const auto tablet = textIn(asked, "tablet", limits::nameBytes, false);
    const auto hours = asked.value("valid_hours", json(24));
    if (!why || !id || !tablet)
        return !why ? why.error() : !id ? id.error() : tablet.error();
    if (!hours.is_number_integer() || hours.get<std::int64_t>() < 1
        || hours.get<std::int64_t>() > EnrolmentOffice::mostHours)
        return fail(ErrorCode::InvalidInput,
            "'valid_hours' has to be a whole number from 1 to " + std::to_string(EnrolmentOffice::mostHours) + ".");
    const auto people = store_.people().people();
    if (!people)
        return people.error();
    const auto person = std::ranges::find(*people, *id, &Person::id);
    if (person == people->end() || person->leftAtMs)
        return fail(ErrorCode::NotFound, "There is no person of that id.");
    if (!desk.looksAfter(person->team))
        return notYours();
    if (!mayEnrolAs(desk.role, person->role))
        return fail(ErrorCode::NotEntitled,
            "The role " + std::string(wordFor(desk.role)) + " makes no code for the role "
                + std::string(wordFor(person->role)) + ". An administrator does.");
    const auto made = EnrolmentOffice(store_, identity_, clock_, random_)
                          .make({person->name, person->officer, person->role, person->team, person->district, *tablet,
                              hours.get<std::int64_t>(), desk.name, *why, desk.signer});
    if (!made)
        return made.error();
    return Json{{"code", textOf(made->code)}, {"code_id", made->offer.shownId()}, {"officer", person->name},
        {"expires", shown(made->offer.expiresAtMs)}};
}

Result<Json> DeskHandler::withdrawCode(const DeskPerson& desk, const json& asked) {
    const auto why = reasonIn(asked);
    const auto id = textIn(asked, "code_id", 64);
    if (!why || !id)
        return !why ? why.error() : id.error();
    EnrolmentOffice office(store_, identity_, clock_, random_);
    const auto offer = office.find(*id);
    if (!offer)
        return offer.error();
    if (!desk.looksAfter(offer->team))
        return notYours();
    if (auto done = office.withdraw(*offer, desk.name, *why, desk.signer); !done)
        return done.error();
    return Json{{"code_id", *id}, {"withdrawn", true}};
}

Result<Json> DeskHandler::signers(const DeskPerson& desk, const json&) {
    const auto signers = store_.log().signers();
    if (!signers)
        return signers.error();
    auto all = Json::array();
    for (const auto& signer : *signers) {
        const auto& certificate = signer.certificate;
        if (certificate.role == Role::Server || !desk.looksAfter(certificate.team))
            continue;
        all.push_back({{"signer", certificate.signer().hex()}, {"officer", certificate.officerName},
            {"role", wordFor(signer.role)}, {"team", certificate.team}, {"tablet", certificate.tabletName},
            {"tablet_id", certificate.tablet.hex()}, {"standing", wordFor(signer.standing)}});
    }
    return Json{{"signers", std::move(all)}};
}

Result<SignerState> DeskHandler::signerAsked(const DeskPerson& desk, const json& asked) {
    const auto id = idIn<SignerId>(asked, "signer");
    if (!id)
        return id.error();
    auto signer = store_.log().signer(*id);
    if (!signer)
        return signer.error();
    if (!*signer || (*signer)->certificate.role == Role::Server)
        return fail(ErrorCode::NotFound, "There is no enrolment of that id.");
    const bool mayClose = may(desk.role, Right::ManagePeople)
        || (desk.looksAfter((*signer)->certificate.team) && mayEnrolAs(desk.role, (*signer)->role));
    return mayClose ? Result(std::move(**signer)) : notYours();
}

Result<Json> DeskHandler::closeSigner(const DeskPerson& desk, const json& asked) {
    const auto how = wordIn(asked, "how", {"revoke", "retire"});
    const auto signer = signerAsked(desk, asked);
    if (!how || !signer)
        return !how ? how.error() : signer.error();
    const bool revokes = *how == "revoke";
    const auto id = signer->certificate.signer();
    const auto kind = revokes ? ActKind::SignerRevoked : ActKind::SignerRetired;
    if (auto done = perform(desk, asked, kind, subjectOf(id)); !done)
        return done.error();
    if (revokes) {
        const auto given = store_.tabletCommands().give({signer->certificate.tablet,
            {0, CommandKind::Wipe, clock_.now().utcMs}, desk.name, *reasonIn(asked), std::nullopt});
        if (!given)
            return given.error();
    }
    return Json{{"signer", id.hex()}, {"standing", revokes ? "revoked" : "retired"}};
}

Result<Json> DeskHandler::commandTablet(const DeskPerson& desk, const json& asked) {
    const auto word = wordIn(asked, "command", {"lock", "unlock", "wipe"});
    const auto why = reasonIn(asked);
    const auto signer = signerAsked(desk, asked);
    if (!word || !why || !signer)
        return !word ? word.error() : !why ? why.error() : signer.error();
    const auto kind = *word == "lock" ? CommandKind::Lock : *word == "unlock" ? CommandKind::Unlock : CommandKind::Wipe;
    const auto given = store_.tabletCommands().give(
        {signer->certificate.tablet, {0, kind, clock_.now().utcMs}, desk.name, *why, std::nullopt});
    if (!given)
        return given.error();
    return Json{{"signer", signer->certificate.signer().hex()}, {"command", *word}, {"number", given->command.number}};
}

Result<Json> DeskHandler::holds(const DeskPerson& desk, const json&) {
    const auto held = store_.log().held();
    if (!held)
        return held.error();
    auto all = Json::array();
    for (const auto& one : *held) {
        const auto author = store_.log().signer(one.header.signer);
        if (!author)
            return author.error();
        if (!*author || !desk.looksAfter((*author)->certificate.team))
            continue;
        all.push_back({{"entry", one.entry.hex()}, {"officer", (*author)->certificate.officerName},
            {"tablet", (*author)->certificate.tabletName}, {"number", one.header.number}, {"form", one.header.form.id},
            {"reason", wordFor(one.reason)}, {"why", sentenceFor(one.reason)}, {"received", shown(one.receivedAtMs)}});
    }
    return Json{{"holds", std::move(all)}};
}

Result<Json> DeskHandler::settleHold(const DeskPerson& desk, const json& asked) {
    const auto how = wordIn(asked, "how", {"release", "refuse"});
    const auto entry = idIn<EntryId>(asked, "entry");
    if (!how || !entry)
        return !how ? how.error() : entry.error();
    const auto held = store_.log().held();
    if (!held)
        return held.error();
    const auto found = std::ranges::find(*held, *entry, &HeldLeaf::entry);
    const auto author = found == held->end() ? Result<std::optional<SignerState>>(std::nullopt)
                                             : store_.log().signer(found->header.signer);
    if (!author)
        return author.error();
    if (!*author)
        return fail(ErrorCode::NotFound, "No held entry of that id waits for a decision.");
    if (!desk.looksAfter((*author)->certificate.team))
        return notYours();
    // Nobody releases what was held of himself.
    if ((*author)->certificate.officer == desk.officer)
        return fail(ErrorCode::NotEntitled, "That is your own entry. Somebody else decides on it.");
    const bool releases = *how == "release";
    const auto kind = releases ? ActKind::EntryReleased : ActKind::EntryRefused;
    if (auto done = perform(desk, asked, kind, subjectOf(*entry)); !done)
        return done.error();
    return Json{{"entry", entry->hex()}, {"settled", releases ? "released" : "refused"}};
}

Response DeskHandler::trail(const Request& request) {
    const auto asking = deskOf(request, Right::Export);
    if (const auto* refused = std::get_if<Response>(&asking))
        return *refused;
    const auto& desk = std::get<DeskPerson>(asking);
    const auto& query = request.head.query;
    const bool csv = parameterIn(query, "format") == "csv";
    const auto since = parameterIn(query, "since");
    const auto day = dateFrom(since) ? instantFrom(since + "T00:00:00Z") : std::optional<Instant>();
    if (!since.empty() && !day)
        return jsonRefusal(fail(ErrorCode::InvalidInput, "'since' takes a day: 2026-03-02."));
    auto noted = audit_.note(
        {0, 0, AuditKind::Disclosure, "audit_export", desk.signer, desk.signer.isZero() ? desk.name : std::string(), {},
            {}, {}, "the audit" + (since.empty() ? std::string() : " since " + since), {}});
    if (!noted)
        return jsonRefusal(noted.error());
    std::string text = csv ? auditCsvHeader() : "[";
    bool first = true;
    auto done = eachAuditLine(store_, day ? day->utcMs : std::numeric_limits<std::int64_t>::min(),
        std::numeric_limits<std::int64_t>::max(), [&](const AuditLine& line) -> Status {
            text += csv ? csvOf(line) : (first ? "\n" : ",\n") + jsonOf(line);
            first = false;
            constexpr std::size_t most = 64ULL * 1024 * 1024;
            return text.size() <= most ? success()
                                       : Status(fail(ErrorCode::TooLarge,
                                           "That is more than one answer holds. Ask from a later day on, or take it "
                                           "out with 'seenheard-server audit export'."));
        });
    if (!done)
        return jsonRefusal(done.error());
    if (!csv)
        text += "\n]\n";
    return {200, csv ? "text/csv; charset=utf-8" : std::string(jsonType), copyOf(bytesOf(text)), {}};
}

} // namespace seenheard
