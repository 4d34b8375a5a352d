#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace seenheard {

namespace {

SigningKey keyNumbered(std::uint8_t number) {
    const std::array<std::uint8_t, 32> seed{number, 77};
    return SigningKey::fromSeed(seed).value();
}

/// Sets of the demonstration as a server hands them out: each item with its kind.
std::vector<ReferenceSet> demonstrationSets(std::string_view without) {
    const std::vector<std::pair<std::string, std::string>> kinds{{"addresses", "address"}, {"districts", "district"},
        {"flags", "flag"}, {"homes", "home"}, {"incidents", "incident"}, {"missing_episodes", "missing_episode"},
        {"people", "person"}, {"schools", "school"}, {"terms", "term"}};
    std::vector<ReferenceSet> sets;
    for (const auto& [set, kind] : kinds) {
        if (set == without)
            continue;
        auto items = nlohmann::json::parse(sourceText("app/demo/reference/" + set + ".json"));
        for (auto& item : items)
            item["kind"] = kind;
        sets.push_back({{set, 1}, FakeClock::startUtcMs, copyOf(bytesOf(items.dump()))});
    }
    return sets;
}

SignerCertificate certificateOf(const SigningKey& key, std::uint8_t number, const std::string& name, Role role) {
    SignerCertificate certificate;
    certificate.signingKey = key.publicKey();
    certificate.officer.octets[0] = number;
    certificate.officerName = name;
    certificate.role = role;
    certificate.team = "Response";
    certificate.district = "Bradford";
    certificate.tablet.octets[0] = number;
    certificate.tabletName = "Tablet " + std::to_string(number);
    return certificate;
}

} // namespace

std::string sourceText(const std::string& path) {
    std::ifstream file(std::string(SEENHEARD_SOURCE_DIR) + "/" + path, std::ios::binary);
    INFO(path);
    REQUIRE(file.good());
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

std::shared_ptr<const FormDefinition> incidentForm() {
    static const auto form = std::make_shared<const FormDefinition>(
        FormDefinition::fromJson(bytesOf(sourceText("app/forms/incident_observation.json"))).value());
    return form;
}

std::string caseAnswers(const std::string& name) {
    return sourceText("app/demo/cases/" + name + ".json");
}

OfficerTablet::OfficerTablet(
    FakeClock& clock, std::uint8_t number, const std::string& officerName, Role role, std::string withoutSet)
    : clock_(clock)
    , withoutSet_(std::move(withoutSet))
    , random_(number)
    , key_(keyNumbered(number))
    , databaseKey_(random_.bytes(32)) {
    Enrolled enrolled;
    enrolled.authority.serverName = enrolled.issuing.serverName = "test.example";
    enrolled.signer = certificateOf(key_, number, officerName, role);
    enrolled.identityKey = Bytes(32, 5); // the same for all: they meet on one record
    enrolled.ingestKey = SealingKey::generate(random_).publicKey();
    enrolled.recoveryKey = SealingKey::generate(random_).publicKey();
    REQUIRE(TabletStore::create(profile(), databaseKey_, enrolled).ok());
    reopen();
    load();
}

void OfficerTablet::close() {
    feedback_.reset();
    capture_.reset();
    index_.reset();
    places_.reset();
    integrity_.reset();
    pictures_.reset();
    links_.reset();
    decisions_.reset();
    viewing_.reset();
    writer_.reset();
    reads_.reset();
    store_.reset();
}

void OfficerTablet::reopen() {
    close();
    lines_.emplace(signerIdOf(key_.publicKey()));
    auto opened = TabletStore::open(profile(), databaseKey_, {*lines_, random_, clock_});
    REQUIRE(opened.ok());
    store_ = std::move(*opened);
    tabletClock_.emplace(clock_, store_->profile());
    reads_.emplace(store_->tables(), store_->pictures().files(), store_->enrolled().signer, clock_);
    writer_.emplace(*store_, key_, *tabletClock_, random_, nullptr);
    viewing_.emplace(TabletViewingService::Parts{*store_, *writer_, reads_->directory(), *tabletClock_, clock_, random_,
        nullptr, [this](const RecordId& record) { REQUIRE(integrity_->met(record).ok()); }});
    decisions_.emplace(store_->records(), reads_->forms(), *writer_);
    links_.emplace(reads_->forms(), reads_->directory(), *writer_, Identity(store_->enrolled().identityKey));
    pictures_.emplace(store_->pictures(), reads_->directory(), *tabletClock_, random_, [] {});
    index_.emplace(store_->tables(), reads_->records(), reads_->directory());
    places_.emplace(store_->tables().profile);
    integrity_.emplace(*store_, clock_);
    capture_.emplace(TabletCaptureService::Parts{*store_, reads_->forms(), *writer_, reads_->reference(),
        reads_->records(), reads_->local(), reads_->directory(), *tabletClock_, random_, key_});
    feedback_.emplace(
        TabletFeedbackService::Parts{*capture_, reads_->records(), reads_->forms(), *writer_, *tabletClock_});
}

Result<std::unique_ptr<ReadingTablet>> OfficerTablet::openForReading() {
    return ReadingTablet::open(profile(), databaseKey_, store_->enrolled().signer, clock_);
}

void OfficerTablet::load() {
    VerifiedAnswer answer;
    answer.serverTimeMs = clock_.now().utcMs;
    for (const auto& file :
        std::filesystem::directory_iterator(std::filesystem::path(SEENHEARD_SOURCE_DIR) / "app" / "forms")) {
        const auto octets = sourceText("app/forms/" + file.path().filename().string());
        const auto form = FormDefinition::fromJson(bytesOf(octets)).value();
        answer.forms.push_back({form.hash(), form.octets()});
    }
    answer.references = demonstrationSets(withoutSet_);
    REQUIRE(store_->sync().apply(answer).ok());
}

void OfficerTablet::allowPictures(bool allowed) {
    const std::string value = allowed ? "true" : "false";
    const auto items = R"([{"kind": "setting", "id": "photographs", "title": "Photographs", "allowed": )" + value
        + R"(}, {"kind": "setting", "id": "drawings", "title": "Drawings", "allowed": )" + value + "}]";
    VerifiedAnswer answer;
    answer.position = store_->sync().position().value();
    answer.serverTimeMs = clock_.now().utcMs;
    answer.references.push_back({{"settings", ++settingsVersion_}, answer.serverTimeMs, copyOf(bytesOf(items))});
    REQUIRE(store_->sync().apply(answer).ok());
}

void OfficerTablet::set(const std::string& setting, const std::string& values) {
    auto item = nlohmann::json::parse(values);
    item.update({{"kind", "setting"}, {"id", setting}, {"title", setting}});
    VerifiedAnswer answer;
    answer.position = store_->sync().position().value();
    answer.serverTimeMs = clock_.now().utcMs;
    const auto items = nlohmann::json::array({item}).dump();
    answer.references.push_back({{"settings", ++settingsVersion_}, answer.serverTimeMs, copyOf(bytesOf(items))});
    REQUIRE(store_->sync().apply(answer).ok());
}

RegisterKey OfficerTablet::at(const std::string& path) const {
    const auto key = incidentForm()->keyOf(path);
    INFO(path);
    REQUIRE(key.ok());
    return *key;
}

DraftView OfficerTablet::answers(const DraftId& draft, const std::string& path, const std::string& text) {
    auto view = capture_->answer(draft, at(path), Text(text), path);
    INFO(path);
    REQUIRE(view.ok());
    return *std::move(view);
}

namespace {

const FieldView* found(const std::vector<FieldView>& fields, const std::string& path) {
    for (const auto& field : fields)
        if (field.path == path)
            return &field;
    return nullptr;
}

const FieldView* found(const std::vector<ItemView>& items, const std::string& path) {
    for (const auto& item : items) {
        if (const auto* field = found(item.fields, path))
            return field;
        if (const auto* field = found(item.items, path))
            return field;
    }
    return nullptr;
}

} // namespace

FieldView OfficerTablet::field(const RecordId& record, const std::string& path) {
    const auto view = records().show(record);
    REQUIRE(view.ok());
    const auto* field = found(view->fields, path);
    if (!field)
        field = found(view->items, path);
    INFO(path);
    REQUIRE(field != nullptr);
    return *field;
}

bool OfficerTablet::hasField(const RecordId& record, const std::string& path) {
    const auto view = records().show(record);
    REQUIRE(view.ok());
    return found(view->fields, path) || found(view->items, path);
}

void MeetingPlace::meet(const std::vector<OfficerTablet*>& tablets) {
    for (auto* tablet : tablets)
        collect(*tablet);
    for (auto* tablet : tablets)
        handOut(*tablet);
}

void MeetingPlace::collect(OfficerTablet& tablet) {
    const auto& certificate = tablet.writer().certificate();
    certificates_[certificate.signer()] = certificate;
    const auto outgoing = tablet.store().sync().outgoing(0, 100'000'000, 1000);
    REQUIRE(outgoing.ok());
    for (const auto& one : *outgoing) {
        if (!known_.insert(one.id).second)
            continue;
        auto verified = verifyEntry(entryFrom(one.entry).value(), certificate.signingKey);
        REQUIRE(verified.ok());
        log_.push_back({log_.size(), one.entry, *std::move(verified), HoldReason::None});
    }
}

void MeetingPlace::handOut(OfficerTablet& tablet) {
    VerifiedAnswer answer;
    answer.position = tablet.store().sync().position().value();
    answer.serverTimeMs = clock_.now().utcMs;
    for (const auto& [signer, certificate] : certificates_)
        answer.certificates.push_back(certificate);
    answer.leaves.assign(log_.begin() + static_cast<std::ptrdiff_t>(answer.position.cursor.leaf), log_.end());
    answer.position.cursor.leaf = log_.size();
    REQUIRE(tablet.store().sync().apply(answer).ok());
}

std::string childPath(OfficerTablet& tablet, const RecordId& record, const std::string& title) {
    const auto view = tablet.records().show(record);
    REQUIRE(view.ok());
    for (const auto& item : view->items)
        if (item.list == "children" && item.title.starts_with(title))
            return "children/" + item.id.hex();
    FAIL("there is no child of that title");
    return {};
}

std::vector<std::string> words(const FieldView& field) {
    std::vector<std::string> all;
    for (const auto& head : field.heads)
        all.push_back(head.words);
    return all;
}

} // namespace seenheard
